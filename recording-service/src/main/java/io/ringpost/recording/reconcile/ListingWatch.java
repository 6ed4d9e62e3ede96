package io.ringpost.recording.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.Provider;
import io.ringpost.recording.schedule.ListingGaps;
import io.ringpost.recording.store.Listing;
import jakarta.inject.Singleton;
import java.time.Duration;

/** One log line per list, and numbers. */
@Singleton
public class ListingWatch {
    private static final WideLog LOG = WideLog.of(ListingWatch.class);

    private final MeterRegistry meters;

    ListingWatch(MeterRegistry meters) {
        this.meters = meters;
        count("given", 0);
        count("limited", 0);
        count("refused", 0);
        count("missed", 0);
        found(0);
    }

    /** A list was given, and so many recordings in it were new. */
    public void given(Listing listing, int rows, int fresh, Duration next) {
        count("given", 1);
        found(fresh);
        WideEvent line = line(listing, next).number("rows", rows).number("new", fresh);
        if (fresh > 0) {
            line.info("Recordings found in the provider's list");
        } else {
            line.debug("Nothing new in the provider's list");
        }
    }

    /** A list was not given. */
    public void missed(Listing listing, String word, Duration next) {
        WideEvent line = line(listing, next).word("reason", word);
        if (ListingGaps.forPeople(word)) {
            count("refused", 1);
            line.error("The provider refuses its lists; recordings that nobody announces are not found");
        } else {
            count(ListingGaps.limited(word) ? "limited" : "missed", 1);
            line.warn("The provider did not give a list; it is asked for again");
        }
    }

    /** A list could not be looked up, or what was in it not be saved; it is asked for again when the lease is over. */
    public void failed(Throwable failure) {
        count("missed", 1);
        LOG.event("listing-failed")
                .word("provider", Provider.VOIPMS.id())
                .failure(failure)
                .warn("A list of recordings could not be looked up or saved");
    }

    private void count(String outcome, int times) {
        meters.counter("ringpost.recording.listings", "provider", Provider.VOIPMS.id(), "outcome", outcome)
                .increment(times);
    }

    private void found(int fresh) {
        meters.counter("ringpost.recording.listed", "provider", Provider.VOIPMS.id())
                .increment(fresh);
    }

    private static WideEvent line(Listing listing, Duration next) {
        return LOG.event("listing")
                .word("provider", Provider.VOIPMS.id())
                .word("list", listing.ofAccounts() ? "accounts" : "recordings")
                .number("next_s", next.toSeconds());
    }
}
