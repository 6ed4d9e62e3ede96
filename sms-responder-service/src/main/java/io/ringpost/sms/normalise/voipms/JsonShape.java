package io.ringpost.sms.normalise.voipms;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON that VoIP.ms's webhook setting posts, which imitates Telnyx's, and the flat one of guide 004. */
final class JsonShape {
    private JsonShape() {}

    static Parts nested(Map<?, ?> data) {
        Map<?, ?> payload = data.get("payload") instanceof Map<?, ?> map ? map : Map.of();
        List<String> media = media(payload.get("media"));
        String type = Values.word(payload.get("type"));
        return new Parts(
                Values.word(payload.get("id")),
                number(payload.get("from")),
                number(payload.get("to")),
                Values.scalar(payload.get("text")),
                media,
                type == null ? !media.isEmpty() : type.equalsIgnoreCase("MMS"));
    }

    static Parts flat(Map<?, ?> object) {
        List<String> media = Stream.of("media", "files")
                .flatMap(name -> media(object.get(name)).stream())
                .toList();
        String message = Values.scalar(object.get("message"));
        return new Parts(
                Values.word(object.get("id")),
                number(object.get("from")),
                number(object.get("to")),
                message == null ? Values.scalar(object.get("text")) : message,
                media,
                !media.isEmpty());
    }

    /** A text, {@code {"phone_number": …}}, or a list of these of which the first counts. */
    private static @Nullable String number(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? null : number(list.get(0));
        }
        return value instanceof Map<?, ?> map ? Values.word(map.get("phone_number")) : Values.word(value);
    }

    /** A list of {@code {"url": …}} or texts, or one text. */
    private static List<String> media(@Nullable Object value) {
        List<?> files = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return files.stream()
                .map(file -> Values.scalar(file instanceof Map<?, ?> map ? map.get("url") : file))
                .filter(Objects::nonNull)
                .flatMap(text -> Values.urls(text).stream())
                .toList();
    }
}
