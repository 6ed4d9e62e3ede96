package io.ringpost.local.receive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** How a receiving endpoint answers. */
public sealed interface Behaviour {
    /** Answers one request, which is the given attempt at this endpoint, counted from 1. */
    void answer(Visit visit, Reply reply) throws IOException;

    /**
     * A request at an endpoint.
     *
     * @param attempt how many requests the endpoint has had with this behaviour, this one included
     * @param signature verdict on guide 003's signature
     */
    record Visit(int attempt, Verdict signature) {}

    /** Takes everything. */
    record Ok() implements Behaviour {
        private static final String BODY = "{\"success\":true,\"message\":\"Webhook recebido\"}";

        @Override
        public void answer(Visit visit, Reply reply) throws IOException {
            reply.json(200, BODY);
        }
    }

    /** Takes what is signed by guide 003's rule and refuses the rest. */
    record Verify() implements Behaviour {
        @Override
        public void answer(Visit visit, Reply reply) throws IOException {
            if (visit.signature() == Verdict.VALID) {
                new Ok().answer(visit, reply);
            } else {
                reply.json(401, "{\"success\":false,\"error\":\"Assinatura inválida\"}");
            }
        }
    }

    /** Always answers one status; {@code retryAfter} is that header's value, left out if empty. */
    record Status(int status, String retryAfter) implements Behaviour {
        /** A status without {@code Retry-After}. */
        public Status(int status) {
            this(status, "");
        }

        @Override
        public void answer(Visit visit, Reply reply) throws IOException {
            Map<String, String> headers = retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter);
            reply.send(status, headers, new byte[0]);
        }
    }

    /** Answers a status for the first so many requests, then takes them. */
    record FailFirst(int times, int status) implements Behaviour {
        @Override
        public void answer(Visit visit, Reply reply) throws IOException {
            Behaviour now = visit.attempt() <= times ? new Status(status) : new Ok();
            now.answer(visit, reply);
        }
    }

    /** Takes the request and never answers. */
    record Hang() implements Behaviour {
        @Override
        public void answer(Visit visit, Reply reply) throws IOException {
            reply.hang();
        }
    }

    /** Answers 200 one byte at a time; the head, or else the body, is 200 bytes and more. */
    record Drip(boolean head, Duration gap) implements Behaviour {
        private static final String PADDING = "-".repeat(200);

        @Override
        public void answer(Visit visit, Reply reply) throws IOException {
            if (head) {
                reply.dripHead(200, Map.of("X-Padding", PADDING), new byte[0], gap);
            } else {
                reply.dripBody(200, Map.of(), PADDING.getBytes(StandardCharsets.UTF_8), gap);
            }
        }
    }

    /** Sends the client elsewhere. */
    record Redirect(int status, String location) implements Behaviour {
        @Override
        public void answer(Visit visit, Reply reply) throws IOException {
            reply.send(status, Map.of("Location", location), new byte[0]);
        }
    }

    /** Answers 200 with a body of so many bytes. */
    record Big(int bytes) implements Behaviour {
        @Override
        public void answer(Visit visit, Reply reply) throws IOException {
            byte[] body = new byte[bytes];
            Arrays.fill(body, (byte) 'x');
            reply.send(200, Map.of("Content-Type", "text/plain"), body);
        }
    }

    /** Resets the connection instead of answering. */
    record Close() implements Behaviour {
        @Override
        public void answer(Visit visit, Reply reply) throws IOException {
            reply.reset();
        }
    }
}
