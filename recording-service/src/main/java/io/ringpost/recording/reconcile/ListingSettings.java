package io.ringpost.recording.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How recordings are looked for in providers' lists. */
@ConfigMapping(prefix = "ringpost.recording.listing")
public interface ListingSettings {

    /** How often to look whether a list is due. */
    @WithDefault("5s")
    Duration poll();

    /** How often the recordings of an account are listed. */
    @WithDefault("5m")
    Duration every();

    /** How often the accounts are listed. */
    @WithDefault("1h")
    Duration accountsEvery();

    /** How long a claimed list is this replica's alone; kept with every page, of which each must take less. */
    @WithDefault("3m")
    Duration lease();
}
