package io.ringpost.local.play;

import io.ringpost.local.receive.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** How an operation of a provider's API is answered. */
public sealed interface Mood {
    /** Answers, or does not. */
    void play(Operation operation, Reply reply) throws IOException;

    /** As the provider does on a good day. */
    record Normal() implements Mood {
        @Override
        public void play(Operation operation, Reply reply) throws IOException {
            operation.work().get().send(reply);
        }
    }

    /** One of the provider's own errors: a code of Twilio, a word of VoIP.ms, an HTTP status elsewhere. */
    record Refuse(String error, String retryAfter) implements Mood {
        @Override
        public void play(Operation operation, Reply reply) throws IOException {
            operation.refusal().apply(error).with("Retry-After", retryAfter).send(reply);
        }
    }

    /** A status that tells nothing more, as from a proxy in front of the provider. */
    record Status(int status, String retryAfter) implements Mood {
        @Override
        public void play(Operation operation, Reply reply) throws IOException {
            Map<String, String> headers = retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter);
            reply.send(status, headers, new byte[0]);
        }
    }

    /** A page instead of the answer, as a provider's content network shows while it is away. */
    record Page(int status) implements Mood {
        private static final String BODY = "<!DOCTYPE html><html><body>Web server is down</body></html>";

        @Override
        public void play(Operation operation, Reply reply) throws IOException {
            reply.send(
                    status, Map.of("Content-Type", "text/html; charset=UTF-8"), BODY.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Does it, and answers late. */
    record Slow(Duration delay) implements Mood {
        @Override
        public void play(Operation operation, Reply reply) throws IOException {
            Answer answer = operation.work().get();
            reply.pause(delay);
            answer.send(reply);
        }
    }

    /** Does nothing and never answers. */
    record Hang() implements Mood {
        @Override
        public void play(Operation operation, Reply reply) throws IOException {
            reply.hang();
        }
    }

    /** Does nothing and resets the connection. */
    record Reset() implements Mood {
        @Override
        public void play(Operation operation, Reply reply) throws IOException {
            reply.reset();
        }
    }

    /** Does it, and resets the connection before a word of the answer is written. */
    record Lost() implements Mood {
        @Override
        public void play(Operation operation, Reply reply) throws IOException {
            var unused = operation.work().get();
            reply.reset();
        }
    }

    /** Does it, and breaks the connection in the middle of the answer's body. */
    record Cut() implements Mood {
        @Override
        public void play(Operation operation, Reply reply) throws IOException {
            operation.work().get().cut(reply);
        }
    }
}
