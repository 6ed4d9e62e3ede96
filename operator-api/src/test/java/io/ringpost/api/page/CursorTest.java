package io.ringpost.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.api.problem.ProblemException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Property(tries = 200)
    void what_was_written_is_read(@ForAll @Size(max = 4) List<@StringLength(max = 60) String> position) {
        Cursor cursor = new Cursor(position);

        assertThat(Cursor.read("calls", cursor.write("calls"))).isEqualTo(cursor);
    }

    @Property(tries = 200)
    void it_is_url_safe(@ForAll @Size(max = 4) List<@StringLength(max = 60) String> position) {
        assertThat(new Cursor(position).write("calls")).matches("[A-Za-z0-9_-]+");
    }

    @Property(tries = 300)
    void any_changed_character_is_refused(@ForAll @CharRange(from = 'A', to = 'Z') char other, @ForAll int where) {
        String text = Cursor.at("2024-01-31T10:00:00Z", "abc").write("calls");
        int at = Math.floorMod(where, text.length() - 1);
        String changed = text.substring(0, at) + other + text.substring(at + 1);

        if (!changed.equals(text)) {
            assertRefused("calls", changed);
        }
    }

    @Test
    void another_list_refuses_it() {
        assertRefused("deliveries", Cursor.at("x").write("calls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "not base64!", "💥", "AQEAAWEAAAAAAAAAAA"})
    void nonsense_is_refused(String text) {
        assertRefused("calls", text);
    }

    @Test
    void a_huge_text_is_refused_before_it_is_decoded() {
        assertRefused("calls", "A".repeat(1_000_000));
    }

    private static void assertRefused(String list, String text) {
        assertThatThrownBy(() -> Cursor.read(list, text)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(400);
            assertThat(refusal.problem().errors()).singleElement().satisfies(error -> assertThat(error.field())
                    .isEqualTo("cursor"));
        });
    }
}
