package io.ringpost.e2e.canary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers, names, texts and secrets that nobody else has, and how they are recognised however they are written. */
final class Canaries {
    static final String NUMBER = "+5531987650417";
    static final String NAME = "Zilda Kanarius";
    static final String TEXT = "Kanarienvogel blutet seit gestern";
    static final String SECRET = "kanarien-geheimnis-4f1d";

    private static final Map<String, Pattern> PATTERNS = patterns();

    private Canaries() {}

    /** Every way in which people and programs write the number. */
    static List<String> spellings() {
        return List.of(
                NUMBER,
                "5531987650417",
                "31987650417",
                "(31) 98765-0417",
                "31 98765 0417",
                "98765-0417",
                "%2B5531987650417",
                "whatsapp:+5531987650417",
                "+55%2031%2098765-0417");
    }

    /** The names of the canaries that a text shows. */
    static List<String> in(String text) {
        return PATTERNS.entrySet().stream()
                .filter(canary -> canary.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        patterns.put("the number", Pattern.compile("98765(?:[ .()-]|%20|\\+){0,3}0417"));
        patterns.put("the name", Pattern.compile("Kanarius"));
        patterns.put("the text", Pattern.compile("Kanarienvogel|blutet"));
        patterns.put("a secret", Pattern.compile(SECRET));
        patterns.put(
                "a provider's secret",
                Pattern.compile("(?:twilio|voipms|wavoip)-token-of-the-tests|key_retell_of|voipms-password-of"));
        patterns.put("the API key", Pattern.compile("an-operator-key-for-tests"));
        return patterns;
    }
}
