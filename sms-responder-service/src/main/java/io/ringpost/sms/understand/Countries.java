package io.ringpost.sms.understand;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Countries, as two letters of ISO 3166: of a phone number, and the language that most people there write. */
public final class Countries {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final Set<String> PORTUGUESE = Set.of("BR", "PT", "AO", "MZ", "CV", "GW", "ST", "TL");
    private static final Set<String> SPANISH = Set.of(
            "ES", "MX", "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GQ", "GT", "HN", "NI", "PA", "PE", "PR", "PY",
            "SV", "UY", "VE");
    private static final Set<String> ENGLISH = Set.of(
            "US", "CA", "GB", "IE", "AU", "NZ", "ZA", "IN", "JM", "TT", "BS", "BB", "BZ", "GY", "NG", "GH", "KE", "SG",
            "PH", "MT");

    private Countries() {}

    /** The country of a number in E.164; Twilio: with a channel such as {@code whatsapp:} in front at times. */
    public static Optional<String> of(String number) {
        String bare = number.substring(number.indexOf(':') + 1);
        try {
            return Optional.ofNullable(PLANS.getRegionCodeForNumber(PLANS.parse(bare, "ZZ")))
                    .or(() -> northAmerican(bare));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The language of a country, if it is one that we write. */
    public static Optional<Language> language(@Nullable String country) {
        if (country == null) {
            return Optional.empty();
        }
        if (PORTUGUESE.contains(country)) {
            return Optional.of(Language.PT);
        }
        if (SPANISH.contains(country)) {
            return Optional.of(Language.ES);
        }
        return ENGLISH.contains(country) ? Optional.of(Language.EN) : Optional.empty();
    }

    /** Fictional numbers, such as those with 555, are of no country though their plan is plain. */
    private static Optional<String> northAmerican(String number) {
        return number.startsWith("+1") ? Optional.of("US") : Optional.empty();
    }
}
