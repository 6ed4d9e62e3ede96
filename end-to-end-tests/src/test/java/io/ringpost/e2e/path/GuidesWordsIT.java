package io.ringpost.e2e.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.local.simulate.RetellCall;
import io.ringpost.local.simulate.WavoipCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who searches the logs for the words of the guides finds them. */
@ExtendWith(SharedStack.class)
class GuidesWordsIT {

    @Test
    void ofRetellsCall(RunningStack stack) {
        Senders senders = stack.senders();
        RetellCall agent = senders.retell().call().of(senders.twilio().call());

        senders.accepted(senders.retell().post(agent.started()));
        senders.accepted(senders.retell().post(agent.ended()));
        String id = stack.calls().await(agent.callId(), "completed").path("id").asText();

        assertThat(stack.log(Port.INGRESS))
                .contains("Webhook Retell.ai recebido: call_started", "Webhook Retell.ai recebido: call_ended");
        assertThat(stack.log(Port.CALL_STATE)).contains("Chamada salva: " + id);
    }

    @Test
    void ofWavoipsRecording(RunningStack stack) {
        Senders senders = stack.senders();
        WavoipCall call = WavoipCall.fresh();

        senders.accepted(senders.wavoip().post(call.call("CREATE", "ACTIVE", 0)));
        senders.accepted(senders.wavoip().post(call.recordLive("READY")));
        String recording =
                stack.recordings().await(call.id(), "stored").path("id").asText();

        assertThat(stack.log(Port.INGRESS))
                .contains("[WaVoIP Webhook] Received event: CALL", "[WaVoIP Webhook] Received event: RECORD");
        assertThat(stack.log(Port.RECORDING)).contains("[WaVoIP Webhook] Recording READY for call " + call.id());
        assertThat(stack.log(Port.RECORDING).lines().filter(line -> line.contains(recording)))
                .anyMatch(line -> line.contains("[WaVoIP Recording Webhook] Recording attached successfully"));
    }
}
