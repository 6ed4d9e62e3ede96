package io.ringpost.local.architecture.example.outside.plan;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;

/** Uses of the same types that are pure. */
public record GivenAll(Instant now) {
    public Date date() {
        return Date.from(now);
    }

    public Instant same() {
        return Clock.fixed(now, ZoneOffset.UTC).instant();
    }

    public UUID id() {
        return new UUID(now.getEpochSecond(), now.getNano());
    }

    public String host() {
        return URI.create("http://HOST/").getHost().toLowerCase(Locale.ROOT);
    }

    public byte[] bytes() {
        return new ByteArrayOutputStream().toByteArray();
    }
}
