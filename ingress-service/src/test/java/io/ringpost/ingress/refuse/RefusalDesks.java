package io.ringpost.ingress.refuse;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.publish.Publishers;
import java.util.Map;

/** Desks for tests of those who refuse. */
public final class RefusalDesks {
    private RefusalDesks() {}

    /** One with the settings that all have. */
    public static RefusalDesk usual() {
        NoiseSettings settings = Settings.defaults(NoiseSettings.class);
        return new RefusalDesk(
                new NoiseGuard(settings),
                settings,
                new RefusalLog(),
                new HintFinder(settings),
                Publishers.warm(Map.of()).publisher(),
                new SimpleMeterRegistry());
    }
}
