package io.ringpost.contract;

import java.util.Locale;

/** How an enum constant is spelled in JSON: lower case, words joined by a hyphen or an underscore. */
public final class WireName {
    private WireName() {}

    /** {@code IN_PROGRESS} as {@code in-progress}. */
    public static String hyphened(Enum<?> constant) {
        return underscored(constant).replace('_', '-');
    }

    /** {@code PHONE_CALL} as {@code phone_call}. */
    public static String underscored(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
