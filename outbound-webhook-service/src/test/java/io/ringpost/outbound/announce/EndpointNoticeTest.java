package io.ringpost.outbound.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndpointNoticeTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void endpointThatIsGoneAgainIsToldOfAgain() {
        String first = EndpointNotice.gone("we_1", AT).distinction();

        assertThat(EndpointNotice.gone("we_1", AT).distinction()).isEqualTo(first);
        assertThat(EndpointNotice.gone("we_1", AT.plusSeconds(60)).distinction())
                .isNotEqualTo(first);
    }
}
