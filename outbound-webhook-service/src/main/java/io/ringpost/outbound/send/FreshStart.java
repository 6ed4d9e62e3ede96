package io.ringpost.outbound.send;

import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.store.RestingChannels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Has the channels that rest after failures tried once when the service starts: settings may have been mended. A service that
 * starts again and again tries them no oftener than one that stays.
 */
@ApplicationScoped
public class FreshStart {
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);
    private static final Duration DATABASE = Duration.ofSeconds(5);

    private final RestingChannels resting;
    private final AlertChannels channels;
    private final AlertRun run;
    private final AlertWatch watch;

    FreshStart(RestingChannels resting, AlertChannels channels, AlertRun run, AlertWatch watch) {
        this.resting = resting;
        this.channels = channels;
        this.run = run;
        this.watch = watch;
    }

    void start(@Observes StartupEvent event) {
        tryAtOnce();
    }

    /** What is due is said on the channels that would rest. */
    public void tryAtOnce() {
        resting.hurry(channels.open(), AT_MOST_EVERY)
                .ifNoItem()
                .after(DATABASE)
                .fail()
                .invoke(watch::hurried)
                .subscribe()
                .with(hurried -> run.look(), watch::notHurried);
    }
}
