package io.ringpost.sms.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactTest {
    private static final String OURS = "+15550001111";
    private static final String THEIRS = "+15552223333";
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final TextReceived text = new TextReceived(
            "sms_1",
            Provider.TWILIO,
            "SM1",
            THEIRS,
            OURS,
            "when are you open?",
            List.of("http://media"),
            null,
            null,
            AT);
    private final StatusReport report =
            new StatusReport("report-1", Provider.TWILIO, "SM2", "sms_2", Progress.SENT, AT);

    @Test
    void everyCaseIsAnswered() {
        assertThat(asked(text)).isEqualTo("text sms_1");
        assertThat(asked(report)).isEqualTo("report SM2");
    }

    @Test
    void aTextIsOneFactHoweverOftenItComes() {
        assertThat(text.eventId()).isEqualTo("text:sms_1");
    }

    @Test
    void aTextBelongsToTheNumberItWasWrittenTo() {
        assertThat(text.conversation()).isEqualTo(new ConversationRef(Provider.TWILIO, OURS, THEIRS));
    }

    @Test
    void eachConversationHasItsOwnId() {
        String id = text.conversation().id();

        assertThat(id).isNotEmpty().isEqualTo(new ConversationRef(Provider.TWILIO, OURS, THEIRS).id());
        assertThat(List.of(
                        new ConversationRef(Provider.VOIPMS, OURS, THEIRS).id(),
                        new ConversationRef(Provider.TWILIO, THEIRS, OURS).id(),
                        new ConversationRef(Provider.TWILIO, OURS, OURS).id()))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingSaysNumbersOrWordsByItself() {
        OutgoingText outgoing = new OutgoingText("sms_3", Provider.VOIPMS, OURS, THEIRS, "we open at nine", 1, null);

        assertThat(text.toString()).isEqualTo("TextReceived[sms_1]");
        assertThat(outgoing.toString()).isEqualTo("OutgoingText[sms_3, voipms]");
        assertThat(text.conversation().toString())
                .isEqualTo("ConversationRef[" + text.conversation().id() + "]")
                .doesNotContain("555");
    }

    @Test
    void mediaAreItsOwn() {
        List<String> media = new ArrayList<>(List.of("http://one"));
        TextReceived received =
                new TextReceived("sms_1", Provider.TWILIO, null, THEIRS, OURS, null, media, null, null, AT);

        media.clear();

        assertThat(received.media()).containsExactly("http://one");
    }

    private static String asked(Fact fact) {
        return fact.match(received -> "text " + received.messageId(), said -> "report " + said.providerMessageId());
    }
}
