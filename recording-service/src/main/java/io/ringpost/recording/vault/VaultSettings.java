package io.ringpost.recording.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where audio is kept. */
@ConfigMapping(prefix = "ringpost.recording.vault")
public interface VaultSettings {

    /** The directory, {@code RINGPOST_RECORDINGS_DIR}. */
    String directory();

    /** How often to look for what writers that are gone have left behind; at the start too. */
    @WithDefault("1h")
    Duration sweep();

    /** How often to look for audio of erased calls. */
    @WithDefault("5s")
    Duration erase();

    /** How long a fetch may outlive the erasure of its call, at most: longer than the lease of one. */
    @WithDefault("5m")
    Duration outlive();
}
