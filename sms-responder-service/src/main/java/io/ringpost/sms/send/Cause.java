package io.ringpost.sms.send;

import io.ringpost.safehttp.FailureCode;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Why a text was not handed over, as the label of a metric: a provider may say anything, a label may not. */
final class Cause {
    private static final String OTHER = "other";
    /** Ours, and those that VoIP.ms documents for texts. */
    private static final Set<String> WORDS = Set.of(
            "none",
            "opted_out",
            "silenced",
            "too_late",
            "too_long",
            "not_configured",
            "unreadable_answer",
            "partly_sent",
            "api_limit_exceeded",
            "limit_reached",
            "non_sufficient_funds",
            "provider_outofservice",
            "unavailable_info",
            "method_maintenance",
            "tls_error",
            "sms_failed",
            "missing_credentials",
            "invalid_credentials",
            "api_not_enabled",
            "ip_not_enabled",
            "invalid_did",
            "invalid_dst",
            "missing_sms",
            "sms_toolong");
    /** Twilio: five digits; those about messages begin with 20, 21, 30, 60 or 63. */
    private static final Pattern NUMBERED = Pattern.compile("(?:20|21|30|60|63)[0-9]{3}|http_[1-5][0-9]{2}");

    private Cause() {}

    static String label(String word) {
        int colon = word.indexOf(':');
        String bare = colon < 0 ? word : word.substring(0, colon);
        boolean known = WORDS.contains(bare) || NUMBERED.matcher(bare).matches() || ofTheWay(bare);
        return known ? bare : OTHER;
    }

    private static boolean ofTheWay(String word) {
        return Arrays.stream(FailureCode.values()).anyMatch(code -> code.word().equals(word));
    }
}
