package io.ringpost.ingress.provider.retell;

import io.ringpost.ingress.provider.Guess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What may have been signed instead of the body that came, followed by its time. */
final class SignedMessages {
    private static final String REWRITES = "something on the way writes the JSON again";
    private static final String SENDER = "the sender does not sign as Retell does";
    /** Each guess is a copy. */
    private static final int LARGEST_GUESSED = 256 * 1024;

    private SignedMessages() {}

    static Stream<Guess<byte[]>> of(byte[] body, String time) {
        if (body.length > LARGEST_GUESSED) {
            return Stream.of(Guess.asItCame(bytes(body, time)));
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return Stream.of(
                        Stream.of(Guess.asItCame(bytes(body, time))),
                        ends(text, time),
                        schemes(body, time),
                        rewritten(body, time))
                .flatMap(guesses -> guesses);
    }

    private static Stream<Guess<byte[]>> ends(String text, String time) {
        return Stream.of(
                new Guess<>(
                        "without blanks around the body", "something on the way adds them", bytes(text.strip(), time)),
                new Guess<>(
                        "with a line end behind the body",
                        "something on the way takes it away",
                        bytes(text + "\n", time)),
                new Guess<>(
                        "without a byte order mark",
                        "something on the way adds it",
                        bytes(text.replaceFirst("^\uFEFF", ""), time)),
                new Guess<>(
                        "with other line ends",
                        "something on the way changes them",
                        bytes(text.replace("\r\n", "\n"), time)));
    }

    private static Stream<Guess<byte[]>> schemes(byte[] body, String time) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return Stream.of(
                        new Guess<>("with the body alone", SENDER, text),
                        new Guess<>("with the time and a dot before the body", SENDER, time + "." + text),
                        new Guess<>("with a dot before the time", SENDER, text + "." + time),
                        new Guess<>("with the time before the body", SENDER, time + text))
                .map(guess -> new Guess<>(
                        guess.phrase(), guess.advice(), guess.value().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Stream<Guess<byte[]>> rewritten(byte[] body, String time) {
        try {
            return PrintedJson.of(body).map(print -> new Guess<>(print.phrase(), REWRITES, bytes(print.value(), time)));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static byte[] bytes(String text, String time) {
        return (text + time).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(byte[] body, String time) {
        return (new String(body, StandardCharsets.ISO_8859_1) + time).getBytes(StandardCharsets.ISO_8859_1);
    }
}
