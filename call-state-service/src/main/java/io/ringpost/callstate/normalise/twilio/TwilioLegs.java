package io.ringpost.callstate.normalise.twilio;

import io.ringpost.callstate.lifecycle.LegRef;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.contract.Provider;
import io.ringpost.contract.reading.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which legs a Twilio webhook names: its own, the one that dialled it, and the Retell call that a SIP address names. */
final class TwilioLegs {
    /** Retell: {@code sip:{call_id}@sip.retellai.com;transport=tcp}. */
    private static final Pattern RETELL_SIP =
            Pattern.compile("sips?:([^@;]+)@([a-z0-9.-]+\\.)?retellai\\.com([;:?].*)?");

    private TwilioLegs() {}

    /** The leg that the webhook is about comes first. */
    static List<NamedLeg> of(String callSid, @Nullable String parentCallSid, Fields body) {
        List<NamedLeg> legs = new ArrayList<>();
        boolean dialled = parentCallSid != null && !parentCallSid.equals(callSid);
        legs.add(new NamedLeg(twilio(callSid), dialled));
        if (parentCallSid != null && dialled) {
            legs.add(NamedLeg.first(twilio(parentCallSid)));
        }
        Matcher retell = RETELL_SIP.matcher(body.textOr("", "To", "Called"));
        if (retell.matches()) {
            legs.add(NamedLeg.first(new LegRef(Provider.RETELL, retell.group(1))));
        }
        return legs;
    }

    private static LegRef twilio(String callSid) {
        return new LegRef(Provider.TWILIO, callSid);
    }
}
