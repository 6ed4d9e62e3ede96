package io.ringpost.api.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The zone of dates whose sender names none: {@code RINGPOST_TIMEZONE}. */
@ApplicationScoped
public class HomeZone {
    private final ZoneId zone;

    HomeZone(@ConfigProperty(name = "RINGPOST_TIMEZONE", defaultValue = "America/Sao_Paulo") String zone) {
        this.zone = ZoneId.of(zone);
    }

    public ZoneId id() {
        return zone;
    }
}
