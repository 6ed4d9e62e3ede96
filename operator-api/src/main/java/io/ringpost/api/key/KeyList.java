package io.ringpost.api.key;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code RINGPOST_API_KEYS}: {@code name:scope+scope:key}, comma list. */
final class KeyList {
    private static final int SHORTEST_KEY = 8;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e&&[^,]]+");

    private KeyList() {}

    static List<ApiKey> parse(String setting) {
        List<ApiKey> keys = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of(Caller.MAIN));
        int position = 0;
        for (String entry : setting.split(",", -1)) {
            position++;
            if (entry.isBlank()) {
                continue;
            }
            ApiKey key = entry(entry.strip(), "entry " + position);
            if (!names.add(key.caller().name())) {
                throw new MalformedKeys("entry " + position + " repeats the name "
                        + key.caller().name());
            }
            keys.add(key);
        }
        return keys;
    }

    private static ApiKey entry(String entry, String where) {
        String[] parts = entry.split(":", 3);
        if (parts.length < 3) {
            throw new MalformedKeys(where + " is not name:scope+scope:key");
        }
        if (!NAME.matcher(parts[0]).matches()) {
            throw new MalformedKeys(where + " needs a name of letters, digits, '.', '_' or '-'");
        }
        checkKey(parts[2], where);
        return ApiKey.of(parts[2], new Caller(parts[0], scopes(parts[1], where)));
    }

    private static Set<Scope> scopes(String words, String where) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words.split("\\+", -1)) {
            scopes.add(Scope.of(word)
                    .orElseThrow(() -> new MalformedKeys(
                            where + " has an unknown scope; scopes are events, read, manage and erase")));
        }
        return scopes;
    }

    static void checkKey(String key, String where) {
        if (key.length() < SHORTEST_KEY) {
            throw new MalformedKeys(where + " has a key shorter than " + SHORTEST_KEY + " characters");
        }
        if (!KEY.matcher(key).matches()) {
            throw new MalformedKeys(where + " has a key with a character that no header may carry");
        }
    }
}
