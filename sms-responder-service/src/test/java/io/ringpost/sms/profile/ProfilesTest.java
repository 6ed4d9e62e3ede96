package io.ringpost.sms.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.sms.reply.Placeholder;
import io.ringpost.sms.reply.Profile;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    private static Profiles profiles(String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put("ringpost.numbers." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Profiles(new SmallRyeConfigBuilder()
                .withMapping(NumberSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(NumberSettings.class));
    }

    @Test
    void a_number_has_its_profile_however_it_is_written() {
        Profiles profiles = profiles(
                "clinic.numbers[0]", "553322980007",
                "clinic.region", "BR",
                "clinic.profile.name", "Sorriso",
                "clinic.profile.emergencyPhone", "999");

        Profile profile = profiles.of("+55 33 2298-0007");

        assertThat(profile.value(Placeholder.NAME)).hasValue("Sorriso");
        assertThat(profile.value(Placeholder.EMERGENCY_PHONE)).hasValue("999");
        assertThat(profile.value(Placeholder.HOURS)).isEmpty();
        assertThat(profile.region()).isEqualTo("BR");
        assertThat(profiles.numbers()).containsExactly("+553322980007");
    }

    @Test
    void every_field_is_read() {
        Profiles profiles = profiles(
                "default.profile.name", "name",
                "default.profile.website", "website",
                "default.profile.phone", "phone",
                "default.profile.emergencyPhone", "emergencyPhone",
                "default.profile.address", "address",
                "default.profile.directions", "directions",
                "default.profile.hours", "hours",
                "default.profile.insurance", "insurance");

        assertThat(Placeholder.values())
                .allSatisfy(one -> assertThat(profiles.of("+1").value(one)).hasValue(one.word()));
    }

    @Test
    void without_settings_a_profile_is_empty() {
        assertThat(profiles().of("+15145550100")).isEqualTo(Profile.EMPTY);
    }
}
