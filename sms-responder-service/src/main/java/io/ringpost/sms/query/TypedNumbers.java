package io.ringpost.sms.query;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringpost.api.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Numbers as people type them, in E.164. */
@Singleton
public class TypedNumbers {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,6}");
    private static final int LONGEST = 60;

    private final String region;

    TypedNumbers(@ConfigProperty(name = "RINGPOST_REGION", defaultValue = "BR") String region) {
        this.region = region;
    }

    /** A number in a query; what is none is kept, and finds whoever is named so. */
    String inQuery(String text) {
        if (text.length() > LONGEST || text.indexOf('\u0000') >= 0) {
            throw ProblemException.badParameter("number", "must be a telephone number");
        }
        return read(text);
    }

    /** The plus of a query that nobody encoded arrives as a blank. */
    String read(String text) {
        String typed = text.startsWith(" ") ? "+" + text.strip() : text.strip();
        String bare = typed.startsWith("whatsapp:") ? typed.substring("whatsapp:".length()) : typed;
        if (SHORT.matcher(bare).matches()) {
            return bare;
        }
        try {
            PhoneNumber number = PLANS.parse(bare, region);
            return PLANS.isPossibleNumber(number) ? PLANS.format(number, PhoneNumberFormat.E164) : bare;
        } catch (NumberParseException e) {
            return bare;
        }
    }
}
