package io.ringpost.e2e.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.VoipmsCall;
import io.ringpost.local.simulate.WavoipCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls of the providers that tell little: WhatsApp calls, and detail records after the fact. */
@ExtendWith(SharedStack.class)
class OtherProvidersIT {

    @Test
    void aWhatsAppCallIsFollowedToItsEnd(RunningStack stack) {
        Senders senders = stack.senders();
        WavoipCall call = WavoipCall.fresh();

        senders.accepted(senders.wavoip().post(call.call("CREATE", "ACTIVE", 0)));
        stack.calls().await(call.id(), "in-progress");
        senders.accepted(senders.wavoip().post(call.callTwiceTyped("ENDED", 37)));

        JsonNode seen = stack.calls().await(call.id(), "completed");
        assertThat(seen.path("callType").asText()).isEqualTo("whatsapp_call");
        assertThat(seen.path("durationSeconds").asInt()).isEqualTo(37);
        assertThat(seen.path("direction").asText()).isEqualTo("inbound");
        assertThat(seen.path("provider").asText()).isEqualTo("wavoip");
    }

    @Test
    void aDetailRecordOfEightyThreeSecondsIsACompletedCall(RunningStack stack) {
        Senders senders = stack.senders();
        VoipmsCall call = VoipmsCall.fresh();

        senders.accepted(senders.provider("voipms").request("call-cdr", call.cdr(), Authenticity.GENUINE));

        JsonNode seen = stack.calls().await(call.id(), "completed");
        assertThat(seen.path("durationSeconds").asInt()).isEqualTo(83);
        assertThat(seen.path("from").asText()).isEqualTo("+18455550123");
        assertThat(seen.path("to").asText()).isEqualTo("+18455550199");
        assertThat(seen.path("cost").path("amount").asText()).isEqualTo("0.0150");
    }
}
