package io.ringpost.localstack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The business that answers texts while nobody names another: without one, no reply has what it needs to say. */
final class LocalBusiness {
    private static final String SETTINGS = """
            # Written at every start. To change it, copy it and name the copy in RINGPOST_CONFIG_FILE.
            ringpost.numbers.default.profile.name=Smile Dental
            ringpost.numbers.default.profile.website=https://smile.example.com
            ringpost.numbers.default.profile.phone=+1 845 555 0199
            ringpost.numbers.default.profile.emergencyPhone=+1 845 555 0190
            ringpost.numbers.default.profile.address=1 Main Street
            ringpost.numbers.default.profile.directions=opposite the station
            ringpost.numbers.default.profile.hours=Mon-Fri 8-18
            ringpost.numbers.default.profile.insurance=all major plans
            """;

    private LocalBusiness() {}

    /** The settings file in the data directory, written anew. */
    static Path in(Path data) {
        Path file = data.resolve("local.properties");
        try {
            Files.createDirectories(data);
            return Files.writeString(file, SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
