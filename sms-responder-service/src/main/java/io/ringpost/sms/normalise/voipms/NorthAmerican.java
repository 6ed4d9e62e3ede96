package io.ringpost.sms.normalise.voipms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/** VoIP.ms: numbers have ten digits, or eleven with a 1 in front, or a plus; short codes are kept as they are. */
final class NorthAmerican {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,6}");

    private NorthAmerican() {}

    /** The number in E.164 if it can be one, else as received. */
    static String e164(String text) {
        if (SHORT.matcher(text).matches()) {
            return text;
        }
        try {
            PhoneNumber number = PLANS.parse(text, "US");
            boolean whole = PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return whole ? PLANS.format(number, PhoneNumberFormat.E164) : text;
        } catch (NumberParseException e) {
            return text;
        }
    }
}
