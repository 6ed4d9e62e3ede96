package io.ringpost.callstate.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BriefTest {
    private static final int INDEX_ROW_BYTES = 2_700;

    @Test
    void longIdsStayDifferent() {
        LegRef one = new LegRef(Provider.WAVOIP, "x".repeat(3_000) + "1");
        LegRef two = new LegRef(Provider.WAVOIP, "x".repeat(3_000) + "2");

        assertThat(one).isNotEqualTo(two);
        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(one.providerCallId()).hasSize(200);
        assertThat(new LegRef(Provider.WAVOIP, one.providerCallId())).isEqualTo(one);
    }

    @Test
    void whatProvidersReallySendIsKeptAsItIs() {
        assertThat(new LegRef(Provider.TWILIO, "CA" + "0".repeat(32)).providerCallId())
                .isEqualTo("CA" + "0".repeat(32));
        assertThat(Brief.word("user_hangup")).isEqualTo("user_hangup");
        assertThat(Brief.word(null)).isNull();
    }

    @Property(tries = 200)
    void aWordIsCutBetweenCharacters(@ForAll @StringLength(min = 190, max = 210) String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        String word = Objects.requireNonNull(Brief.word(whole + "\uD83D\uDE00".repeat(10)));

        assertThat(word).hasSizeLessThanOrEqualTo(200);
        assertThat(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(word);
    }

    @Test
    void nothingThatListsFilterByOutgrowsItsIndex() {
        String huge = "\u00e9".repeat(5_000);
        Fact fact = Webhooks.fact(Webhooks.wavoip(RawTypes.WAVOIP_CALL, """
                {"type":"CALL","action":"UPDATE","whatsapp_call_id":"%1$s","status":"ENDED","reason":"%1$s",
                 "caller":"%1$s","receiver":"%1$s"}""".formatted(huge)));

        assertThat(fact.legs().get(0).leg().providerCallId()).satisfies(BriefTest::fits);
        assertThat(fact.content().disconnectionReason()).satisfies(BriefTest::fits);
        assertThat(fact.parties().from()).satisfies(BriefTest::fits);
        assertThat(fact.parties().to()).satisfies(BriefTest::fits);
    }

    private static void fits(String text) {
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(INDEX_ROW_BYTES);
    }
}
