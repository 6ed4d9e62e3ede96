package io.ringpost.callstate.normalise.retell;

import io.ringpost.callstate.lifecycle.LegRef;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.callstate.normalise.Fields;
import io.ringpost.contract.Provider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Twilio legs that a Retell call names. What was attached when the call was registered is the leg that we answered;
 * what Retell saw on the SIP side is then the leg that this one dialled.
 */
final class RetellLegs {
    private static final String[] ATTACHED = {"CallSid", "callSid", "call_sid", "twilio_call_sid"};
    private static final String[] SIP_HEADER = {"x-twilio-callsid", "X-Twilio-CallSid", "twilio-callsid"};

    private RetellLegs() {}

    /** The Retell leg itself comes first. */
    static List<NamedLeg> of(String callId, Fields call) {
        List<NamedLeg> legs = new ArrayList<>();
        legs.add(NamedLeg.first(new LegRef(Provider.RETELL, callId)));
        String answered = attached(call);
        if (answered != null) {
            legs.add(NamedLeg.first(twilio(answered)));
        }
        for (String seen : seen(call)) {
            if (!seen.equals(answered)) {
                legs.add(new NamedLeg(twilio(seen), answered != null));
            }
        }
        return legs;
    }

    /** Whether we registered the call for a Twilio leg that we answered. */
    static boolean registered(Fields call) {
        return attached(call) != null;
    }

    private static @Nullable String attached(Fields call) {
        String sid = call.object("metadata").text(ATTACHED);
        return sid == null ? call.object("retell_llm_dynamic_variables").text("twilio_call_sid") : sid;
    }

    private static Set<String> seen(Fields call) {
        Set<String> sids = new LinkedHashSet<>();
        add(sids, call.object("telephony_identifier").text("twilio_call_sid"));
        add(sids, call.object("custom_sip_headers").text(SIP_HEADER));
        return sids;
    }

    private static void add(Set<String> sids, @Nullable String sid) {
        if (sid != null) {
            sids.add(sid);
        }
    }

    private static LegRef twilio(String callSid) {
        return new LegRef(Provider.TWILIO, callSid);
    }
}
