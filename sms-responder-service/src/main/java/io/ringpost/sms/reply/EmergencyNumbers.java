package io.ringpost.sms.reply;

import java.util.Map;

/** The number that calls an ambulance, by country. */
final class EmergencyNumbers {
    /** GSM: every mobile phone connects it to the emergency service of where it is. */
    private static final String EVERYWHERE = "112";

    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("BR", "192 / 190"),
            Map.entry("US", "911"),
            Map.entry("CA", "911"),
            Map.entry("MX", "911"),
            Map.entry("PR", "911"),
            Map.entry("AR", "911 / 107"),
            Map.entry("UY", "911"),
            Map.entry("PY", "911"),
            Map.entry("EC", "911"),
            Map.entry("CR", "911"),
            Map.entry("PA", "911"),
            Map.entry("DO", "911"),
            Map.entry("VE", "911"),
            Map.entry("HN", "911"),
            Map.entry("CO", "123"),
            Map.entry("CL", "131"),
            Map.entry("PE", "106"),
            Map.entry("BO", "118"),
            Map.entry("CU", "104"),
            Map.entry("MZ", "117"),
            Map.entry("GB", "999 / 112"),
            Map.entry("IE", "999 / 112"),
            Map.entry("AU", "000"),
            Map.entry("NZ", "111"));

    private EmergencyNumbers() {}

    static String of(String country) {
        return NUMBERS.getOrDefault(country, EVERYWHERE);
    }
}
