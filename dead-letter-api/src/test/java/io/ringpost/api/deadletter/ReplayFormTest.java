package io.ringpost.api.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.deadletter.LetterPlace;
import org.junit.jupiter.api.Test;

class ReplayFormTest {
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    @Test
    void goesOnWithTheNextAndTheUntilOfTheAnswerBefore() {
        body.put("after", "calls.dlq/0/7").put("until", "2026-03-01T10:00:00Z");

        ReplayForm form = ReplayForm.read(body);

        assertThat(form.after()).contains(new LetterPlace("calls.dlq", 0, 7));
        assertThat(form.until()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void refusesToGoOnWithoutItsEnd() {
        body.put("after", "calls.dlq/0/7");

        assertThatThrownBy(() -> ReplayForm.read(body))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(
                                refused.problem().toString())
                        .contains("until")
                        .contains("of the answer before"));
    }

    @Test
    void endsNowIfNothingElseIsAsked() {
        assertThat(ReplayForm.read(body).until()).isNull();
    }
}
