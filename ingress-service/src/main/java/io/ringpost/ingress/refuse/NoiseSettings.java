package io.ringpost.ingress.refuse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When an address that only sends what must be refused counts as noisy, and how many refusals are told. */
@ConfigMapping(prefix = "ringpost.refuse")
public interface NoiseSettings {
    /** Refused requests of one address that are answered with their cause within a minute; then 429. */
    @WithDefault("120")
    int perMinute();

    /** Addresses that are remembered. */
    @WithDefault("10000")
    long addresses();

    /** Refusals of one provider and cause that are published within a second; more are only counted and kept here. */
    @WithDefault("20")
    int publishedPerSecond();

    /** Refusals that are explained within a second; one network gets half of them. */
    @WithDefault("6")
    int explainedPerSecond();
}
