package io.ringpost.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IdsTest {

    /** Kept for ever: ids that are stored outside must be computed alike by every version. */
    @Test
    void staysWhatItWas() {
        assertThat(Ids.leg(Provider.TWILIO, "CA1")).isEqualTo("5691e8933635a3b4cf7f01867c63683b");
        assertThat(Ids.rawEvent(Provider.RETELL, "call_1", "call_ended", ""))
                .isEqualTo("8bd507d00276439bcec54d17e146fce8");
        assertThat(Ids.crmEvent("k-1")).isEqualTo("bdef2441374f7eac1f086c0c3223467a");
        assertThat(Ids.delivery("e", "ep")).isEqualTo("ab9e0d09d8e274728fb803caa70bf358");
        assertThat(Ids.recording(Provider.WAVOIP, "3528B6CD")).isEqualTo("abab7c879dac64c95b22935695b33376");
        assertThat(Ids.message(Provider.VOIPMS, "110990001")).isEqualTo("fbfb98c98f1bd0d166e6fb6ae9dd4213");
        assertThat(Ids.conversation("+553322980007", "+5533999887766")).isEqualTo("a6e4002f334b58e769ff0bc087266501");
        assertThat(Ids.event("io.ringpost.call.ended", "c-1", "")).isEqualTo("f5c39ed4093eb9a006ff8c63f24a26a5");
    }

    @Property(tries = 300)
    void isThirtyTwoLowerCaseHexDigitsAndTheSameEachTime(@ForAll List<String> parts) {
        String[] array = parts.toArray(String[]::new);

        assertThat(Ids.hash(array)).matches("[0-9a-f]{32}").isEqualTo(Ids.hash(array.clone()));
    }

    @Property(tries = 300)
    void partsCannotFlowIntoEachOther(@ForAll @Size(min = 2, max = 4) List<String> parts) {
        String[] joined = {String.join("", parts)};

        assertThat(Ids.hash(joined)).isNotEqualTo(Ids.hash(parts.toArray(String[]::new)));
    }

    @Test
    void kindsOfIdsDoNotCollide() {
        assertThat(List.of(
                        Ids.leg(Provider.TWILIO, "1"),
                        Ids.message(Provider.TWILIO, "1"),
                        Ids.recording(Provider.TWILIO, "1"),
                        Ids.delivery("twilio", "1"),
                        Ids.conversation("twilio", "1"),
                        Ids.event("twilio", "1", ""),
                        Ids.rawEvent(Provider.TWILIO, "1", "", "")))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(Provider.values()).map(provider -> Ids.leg(provider, "1")))
                .doesNotHaveDuplicates();
    }
}
