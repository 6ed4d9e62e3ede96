package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.Escapes;
import io.ringpost.ingress.provider.FormFields;
import io.ringpost.ingress.provider.FormFields.Field;
import io.ringpost.ingress.provider.Guess;
import io.ringpost.ingress.provider.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Forms that something on the way may have turned into what came, or that a home-made sender signs. */
final class SignedForms {
    private static final String BODY = "something on the way changes the body";
    private static final String SENDER = "the sender does not sign as Twilio does";

    /** Each guess is a copy. */
    private static final int LARGEST_GUESSED = 256 * 1024;

    private SignedForms() {}

    static FormFields read(WebhookRequest request) {
        return request.form();
    }

    /** The address alone is signed. */
    static Guess<TwilioSignature> none() {
        return Guess.asItCame(TwilioSignature.ofUrl());
    }

    static Guess<TwilioSignature> asItCame(WebhookRequest request) {
        return request.isGet() || !request.isForm() ? none() : Guess.asItCame(TwilioSignature.of(read(request)));
    }

    static Stream<Guess<TwilioSignature>> of(WebhookRequest request) {
        if (!request.isForm() || request.payload().length > LARGEST_GUESSED) {
            return Stream.empty();
        }
        List<Field> fields = read(request).fields();
        if (request.isGet()) {
            return Stream.of(
                    new Guess<>("with the parameters behind the address", SENDER, TwilioSignature.of(read(request))));
        }
        return Stream.of(
                new Guess<>("with the address alone", "the body is left out; " + SENDER, TwilioSignature.ofUrl()),
                changed("with blanks around values taken away", fields, String::strip),
                changed("with values escaped twice", fields, Escapes::undone),
                changed("with values in UTF-8 that came in Latin-1", fields, Escapes::asUtf8),
                changed("with other line ends", fields, value -> value.replace("\r\n", "\n")),
                changed("with other line ends", fields, value -> value.replace("\n", "\r\n")),
                new Guess<>("with a plus that is no blank", BODY, TwilioSignature.of(plusKept(request))),
                new Guess<>("without empty fields", BODY, TwilioSignature.of(FormFields.of(withoutEmpty(fields)))),
                new Guess<>(
                        "with one value of each repeated field",
                        SENDER,
                        TwilioSignature.of(FormFields.of(last(fields)))),
                new Guess<>("with the fields in the order they came", SENDER, TwilioSignature.unsorted(fields)));
    }

    private static Guess<TwilioSignature> changed(String phrase, List<Field> fields, UnaryOperator<String> change) {
        return new Guess<>(
                phrase,
                BODY,
                TwilioSignature.of(FormFields.of(fields.stream()
                        .map(field -> new Field(field.name(), change.apply(field.value())))
                        .toList())));
    }

    private static FormFields plusKept(WebhookRequest request) {
        String body = new String(request.body(), StandardCharsets.ISO_8859_1).replace("+", "%2B");
        return FormFields.parse(body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Field> withoutEmpty(List<Field> fields) {
        return fields.stream().filter(field -> !field.value().isEmpty()).toList();
    }

    private static List<Field> last(List<Field> fields) {
        Map<String, Field> last = new LinkedHashMap<>();
        fields.forEach(field -> last.put(field.name(), field));
        return List.copyOf(last.values());
    }
}
