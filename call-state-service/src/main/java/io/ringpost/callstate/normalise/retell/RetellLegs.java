package io.ringpost.callstate.normalise.retell;

import io.ringpost.callstate.lifecycle.LegRef;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.contract.Provider;
import io.ringpost.contract.reading.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Twilio legs that a Retell call names. What was attached when the call was registered is the leg that we answered;
 * what Retell saw on the SIP side is then the leg that this one dialled.
 */
final class RetellLegs {
    private static final String[] ATTACHED = {"CallSid", "callSid", "call_sid", "twilio_call_sid"};
    private static final String[] SIP_HEADER = {"x-twilio-callsid", "X-Twilio-CallSid", "twilio-callsid"};

    /** Anything else that stands there, such as an unfilled placeholder, would make one call of all. */
    private static final Pattern CALL_SID = Pattern.compile("CA[0-9A-Za-z]{1,64}");

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
        return Stream.of(
                        call.object("metadata").textOr("", ATTACHED),
                        call.object("retell_llm_dynamic_variables").textOr("", "twilio_call_sid"))
                .filter(RetellLegs::isCallSid)
                .findFirst()
                .orElse(null);
    }

    private static List<String> seen(Fields call) {
        return Stream.of(
                        call.object("telephony_identifier").textOr("", "twilio_call_sid"),
                        call.object("custom_sip_headers").textOr("", SIP_HEADER))
                .filter(RetellLegs::isCallSid)
                .distinct()
                .toList();
    }

    private static boolean isCallSid(String text) {
        return CALL_SID.matcher(text).matches();
    }

    private static LegRef twilio(String callSid) {
        return new LegRef(Provider.TWILIO, callSid);
    }
}
