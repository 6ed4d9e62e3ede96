package io.ringpost.e2e.stack;

import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.ProviderRequest;
import io.ringpost.local.simulate.RetellCall;
import io.ringpost.local.simulate.TwilioCall;
import io.ringpost.local.simulate.VoipmsCall;
import io.ringpost.local.simulate.WavoipCall;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of a provider with everything that is posted of it.
 *
 * @param providerCallId finds it
 * @param seconds how long it lasts
 * @param webhooks in the order they happen
 */
public record Lifecycle(String providerCallId, int seconds, List<ProviderRequest> webhooks) {
    private static final String STATUS = "/webhooks/twilio/call-status";

    /** Calls of all providers, so many of each. */
    public static List<Lifecycle> ofAll(Senders senders, int each) {
        List<Lifecycle> all = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            all.add(answered(senders));
            all.add(whatsapp(senders));
            all.add(detailRecord(senders));
        }
        return all;
    }

    /** A Twilio call that a Retell agent answered. */
    public static Lifecycle answered(Senders senders) {
        TwilioCall call = senders.twilio().call();
        RetellCall agent = senders.retell().call().of(call);
        return new Lifecycle(
                call.callSid(),
                42,
                List.of(
                        senders.twilio().post("/webhooks/twilio/incoming-call", call.incoming()),
                        senders.twilio().post(STATUS, call.leg("initiated", 0)),
                        senders.twilio().post(STATUS, call.leg("ringing", 1)),
                        senders.retell().post(agent.started()),
                        senders.twilio().post(STATUS, call.leg("in-progress", 2)),
                        senders.retell().post(agent.ended()),
                        senders.twilio().post(STATUS, call.legEnded("completed", 3, 42)),
                        senders.twilio().post(STATUS, call.ended("completed", 42)),
                        senders.retell().post(agent.analyzed())));
    }

    private static Lifecycle whatsapp(Senders senders) {
        WavoipCall call = WavoipCall.fresh();
        return new Lifecycle(
                call.id(),
                37,
                List.of(
                        senders.wavoip().post(call.call("CREATE", "INCOMING_RING", 0)),
                        senders.wavoip().post(call.call("UPDATE", "ACTIVE", 0)),
                        senders.wavoip().post(call.call("UPDATE", "ENDED", 37))));
    }

    private static Lifecycle detailRecord(Senders senders) {
        VoipmsCall call = VoipmsCall.fresh();
        return new Lifecycle(
                call.id(),
                83,
                List.of(senders.provider("voipms").request("call-cdr", call.cdr(), Authenticity.GENUINE)));
    }
}
