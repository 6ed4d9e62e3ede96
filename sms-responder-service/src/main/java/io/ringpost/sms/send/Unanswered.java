package io.ringpost.sms.send;

import io.ringpost.safehttp.Fault;
import io.ringpost.safehttp.Phase;
import io.ringpost.safehttp.SafeResponse;

/** What a call without an answer means: before a byte of the request is written nothing was sent, after that who knows. */
public final class Unanswered {
    private Unanswered() {}

    /** The outcome of such a call. */
    public static SendOutcome outcome(SafeResponse.Failed failed) {
        String code = failed.code().word();
        if (failed.phase().compareTo(Phase.HEAD) >= 0) {
            return new SendOutcome.Unknown(code);
        }
        return failed.fault() == Fault.POLICY
                ? new SendOutcome.Refused(code, failed.detail())
                : new SendOutcome.RetryLater(code, null);
    }
}
