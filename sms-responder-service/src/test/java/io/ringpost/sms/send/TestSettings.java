package io.ringpost.sms.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of senders for tests. */
public final class TestSettings {
    private TestSettings() {}

    /** Twilio's settings; an empty secret is absent. */
    public record Twilio(String base, String sid, List<String> tokens, List<String> callbacks, Duration timeout)
            implements SendSettings.Twilio {
        @Override
        public Optional<String> baseUrl() {
            return Optional.of(base);
        }

        @Override
        public Optional<String> accountSid() {
            return Optional.of(sid).filter(text -> !text.isEmpty());
        }

        @Override
        public Optional<List<String>> authToken() {
            return Optional.of(tokens).filter(list -> !list.isEmpty());
        }

        @Override
        public Optional<List<String>> callbackBaseUrl() {
            return Optional.of(callbacks).filter(list -> !list.isEmpty());
        }

        @Override
        public int concurrency() {
            return 1;
        }
    }

    /** VoIP.ms's settings; an empty secret is absent. */
    public record Voipms(String base, String user, String secret, Duration timeout) implements SendSettings.Voipms {
        @Override
        public Optional<String> baseUrl() {
            return Optional.of(base);
        }

        @Override
        public Optional<String> username() {
            return Optional.of(user).filter(text -> !text.isEmpty());
        }

        @Override
        public Optional<String> password() {
            return Optional.of(secret).filter(text -> !text.isEmpty());
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public Duration gap() {
            return Duration.ofMillis(1);
        }
    }
}
