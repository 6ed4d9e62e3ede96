package io.ringpost.sms.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import org.junit.jupiter.api.Test;

class LongestTextTest {
    @Test
    void voipmsCountsBytes() {
        assertThat(LongestText.broken(Provider.VOIPMS, "a".repeat(1_600))).isEmpty();
        assertThat(LongestText.broken(Provider.VOIPMS, "é".repeat(1_024))).isEmpty();
        assertThat(LongestText.broken(Provider.VOIPMS, "é".repeat(1_025)))
                .hasValueSatisfying(text -> assertThat(text).contains("2048 bytes", "2050"));
    }

    @Test
    void whatIsSentPlainerCountsPlainer() {
        assertThat(LongestText.broken(Provider.VOIPMS, "’".repeat(1_600))).isEmpty();
    }

    @Test
    void twilioCountsCharacters() {
        assertThat(LongestText.broken(Provider.TWILIO, "é".repeat(1_600))).isEmpty();
        assertThat(LongestText.broken(Provider.TWILIO, "a".repeat(1_601)))
                .hasValueSatisfying(text -> assertThat(text).contains("1600 characters", "1601"));
    }
}
