package io.ringpost.callstate.understand;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers in E.164 where they can be understood, else as received: a withheld caller, a short code or a number
 * that no plan knows is kept as it is.
 */
public final class Numbers {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final Pattern BETWEEN_BRACKETS = Pattern.compile("<([^<>]+)>\\s*$");
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,6}");
    /** A Brazilian mobile as WhatsApp keeps it: without the ninth digit that came later. */
    private static final Pattern OLD_MOBILE = Pattern.compile("^\\+55([1-9][0-9])([689][0-9]{7})$");

    private static final String NO_REGION = "ZZ";

    private Numbers() {}

    /** Twilio: E.164 already, with a channel in front at times. */
    public static @Nullable String international(@Nullable String text) {
        String bare = text == null ? null : text.replaceFirst("^(whatsapp|tel):", "");
        return bare == null || !bare.startsWith("+") ? bare : in(NO_REGION, bare);
    }

    /** WaVoIP: international digits without plus, at times with a WhatsApp host behind. */
    public static @Nullable String digits(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String digits = text.replaceFirst("(:[0-9]+)?@(s\\.whatsapp\\.net|c\\.us)$", "");
        return digits.matches("\\+?[0-9]{7,15}")
                ? in(NO_REGION, withNinthDigit(digits.startsWith("+") ? digits : "+" + digits))
                : text;
    }

    /** VoIP.ms: North American unless it has a plus, with a name in front at times. */
    public static @Nullable String northAmerican(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher named = BETWEEN_BRACKETS.matcher(text);
        return in("US", named.find() ? named.group(1).strip() : text);
    }

    /** A number that a person typed, as people of a region write it. */
    public static String typed(String text, String region) {
        return withNinthDigit(in(region, text));
    }

    private static String withNinthDigit(String number) {
        return OLD_MOBILE.matcher(number).replaceFirst("+55$19$2");
    }

    private static String in(String region, String text) {
        if (SHORT.matcher(text).matches()) {
            return text;
        }
        try {
            PhoneNumber number = PLANS.parse(text, region);
            boolean understood = text.startsWith("+") ? PLANS.isPossibleNumber(number) : PLANS.isValidNumber(number);
            return understood ? PLANS.format(number, PhoneNumberFormat.E164) : text;
        } catch (NumberParseException e) {
            return text;
        }
    }
}
