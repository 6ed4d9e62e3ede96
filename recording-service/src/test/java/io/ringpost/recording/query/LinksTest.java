package io.ringpost.recording.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.api.seal.RootKeys;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final URI REACHED = URI.create("http://10.1.2.3:3002/");

    @Test
    void beginWithThePublicAddressOfTheApi() {
        assertThat(link(Optional.of(URI.create("https://api.example.com"))))
                .startsWith("https://api.example.com/api/v1/recordings/r1/audio?expires=");
        assertThat(link(Optional.of(URI.create("https://example.com/ringpost/"))))
                .startsWith("https://example.com/ringpost/api/v1/recordings/r1/audio?expires=");
    }

    @Test
    void leadWhereTheCallerReachedUsWhereNoneIsSet() {
        assertThat(link(Optional.empty())).startsWith("http://10.1.2.3:3002/api/v1/recordings/r1/audio?expires=");
    }

    private static String link(Optional<URI> baseUrl) {
        Links links = new Links(new RootKeys("", "key"), Duration.ofMinutes(15), baseUrl);
        return links.make("r1", REACHED).url().toString();
    }
}
