package io.ringpost.sms.normalise.voipms;

import io.ringpost.sms.normalise.FormText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of the portal's URL template, or the same as a form. */
final class TemplateShape {
    private static final Set<String> TEXT = Set.of("message", "text");
    private static final Set<String> KNOWN = Set.of(
            "to", "from", "id", "date", "timestamp", "media", "media[]", "files", "token", "message", "text", "type");

    private TemplateShape() {}

    static Parts read(String form) {
        Map<String, String> values = new HashMap<>();
        List<String> media = new ArrayList<>();
        for (FormText.Pair pair : whole(pairs(form))) {
            String value = Values.scalar(pair.value());
            if (value != null) {
                values.putIfAbsent(pair.name(), value);
                if (pair.name().startsWith("media") || pair.name().equals("files")) {
                    media.addAll(Values.urls(value));
                }
            }
        }
        return new Parts(
                Values.word(values.get("id")),
                Values.word(values.get("from")),
                Values.word(values.get("to")),
                first(values, "message", "text"),
                media,
                !media.isEmpty());
    }

    /** VoIP.ms: its template for FreePBX joins with a semicolon; a text may hold one, so only without any ampersand. */
    private static List<FormText.Pair> pairs(String form) {
        return FormText.pairs(form, form.indexOf('&') < 0 && form.indexOf(';') >= 0 ? ';' : '&');
    }

    /**
     * VoIP.ms: whether texts are escaped is not documented. What follows the text and has no name of ours was an ampersand
     * in it.
     */
    private static List<FormText.Pair> whole(List<FormText.Pair> pairs) {
        List<FormText.Pair> whole = new ArrayList<>();
        boolean inText = false;
        for (FormText.Pair pair : pairs) {
            if (inText && !KNOWN.contains(pair.name())) {
                FormText.Pair text = whole.remove(whole.size() - 1);
                whole.add(new FormText.Pair(text.name(), text.value() + "&" + FormText.decode(pair.raw()), text.raw()));
            } else {
                whole.add(pair);
                inText = TEXT.contains(pair.name());
            }
        }
        return whole;
    }

    private static @Nullable String first(Map<String, String> values, String one, String other) {
        String value = values.get(one);
        return value == null ? values.get(other) : value;
    }
}
