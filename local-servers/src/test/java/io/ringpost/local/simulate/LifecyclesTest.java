package io.ringpost.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LifecyclesTest {
    private static final SimulatorSettings SETTINGS = new SimulatorSettings(
            0,
            "http://127.0.0.1:1",
            "https://hooks.example.com",
            new ProviderSecrets(new TwilioAccount("AC1", "12345"), "retell-key", "v", "w", "key"));
    private final Lifecycles lives = new Lifecycles(SETTINGS);

    @Test
    void tellsOneCallByAllItsLegs() {
        TwilioCall call = TwilioCall.fresh("AC1", Instant.EPOCH);
        RetellCall agent = RetellCall.fresh(Instant.EPOCH);

        List<ProviderRequest> requests = lives.answered(call, agent).requests();

        assertThat(requests).filteredOn(one -> one.path().contains("twilio")).allSatisfy(one -> assertThat(one.text())
                .contains(call.callSid()));
        assertThat(requests)
                .filteredOn(one -> one.path().contains("retell"))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.text()).contains(agent.callId(), call.callSid()));
    }

    @Test
    void givesEveryLifeNewIds() {
        assertThat(Stream.of(lives.missed(), lives.missed())
                        .map(life -> Form.parse(life.requests().get(0).text())
                                .value("CallSid")
                                .orElseThrow()))
                .doesNotHaveDuplicates();
    }

    @Test
    void showsEachProvider() {
        assertThat(lives.all().stream()
                        .flatMap(life -> life.requests().stream())
                        .map(ProviderRequest::path))
                .contains(
                        "/webhooks/wavoip",
                        "/webhooks/voipms/call/cdr",
                        "/webhooks/twilio/sms/incoming",
                        "/api/v1/events");
    }
}
