package io.ringpost.sms.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnNumbersTest {
    private static final Profiles NONE = new Profiles(Map::of);

    @Test
    void whatTheProvidersSettingsNameIsOurs() {
        OwnNumbers own = new OwnNumbers(NONE, Optional.of(" whatsapp:+553322980007"), Optional.of("1 (845) 555-0199"));

        assertThat(own.all()).containsExactlyInAnyOrder("+553322980007", "+18455550199");
    }

    @Test
    void nothingIsNoNumber() {
        assertThat(new OwnNumbers(NONE, Optional.of(""), Optional.of(" ")).all())
                .isEmpty();
    }
}
