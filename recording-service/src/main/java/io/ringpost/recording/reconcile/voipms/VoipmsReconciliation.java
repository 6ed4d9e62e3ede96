package io.ringpost.recording.reconcile.voipms;

import io.ringpost.recording.discover.voipms.RecordingList;
import io.ringpost.recording.reconcile.ListingSettings;
import io.ringpost.recording.reconcile.ListingWatch;
import io.ringpost.recording.schedule.ListingDays;
import io.ringpost.recording.schedule.ListingGaps;
import io.ringpost.recording.store.Bell;
import io.ringpost.recording.store.DueListings;
import io.ringpost.recording.store.ListedRecordings;
import io.ringpost.recording.store.Listing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads one claimed list of VoIP.ms whole. What is new in it takes the way of a notice; what was told by a notice before is
 * known. A page is saved before the next one is asked for, and nothing is lost by beginning anew.
 */
@Singleton
public class VoipmsReconciliation {
    /** More than a day of a busy account; a list that is longer comes in several pages. */
    private static final int PAGE = 500;

    private static final String ALL = "all";

    private final VoipmsLists lists;
    private final DueListings listings;
    private final ListedRecordings recordings;
    private final Bell bell;
    private final ListingSettings settings;
    private final ListingWatch watch;
    private final Clock clock = Clock.systemUTC();

    VoipmsReconciliation(
            VoipmsLists lists,
            DueListings listings,
            ListedRecordings recordings,
            Bell bell,
            ListingSettings settings,
            ListingWatch watch) {
        this.lists = lists;
        this.listings = listings;
        this.recordings = recordings;
        this.bell = bell;
        this.settings = settings;
        this.watch = watch;
    }

    /** Asks for it, keeps what is new, and says when it is due again. */
    public Uni<Void> run(Listing listing) {
        if (listing.ofAccounts()) {
            return inTime(lists.ask("getCallAccounts", "accounts", Map.of())).flatMap(list -> accounts(listing, list));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), RecordingList.WALL);
        return page(listing, ListingDays.after(listing.covered(), today), 0, 0);
    }

    private Uni<Void> accounts(Listing listing, RecordingList list) {
        Set<String> names = new TreeSet<>();
        list.rows().forEach(row -> names.add(row.textOr("", "value")));
        names.remove("");
        if (!list.status().equals("success") || names.isEmpty()) {
            return missed(listing, names.isEmpty() && list.status().equals("success") ? "no_account" : list.status());
        }
        if (names.size() > 1) {
            names.remove(ALL); // it would be every recording a second time
        }
        watch.given(listing, names.size(), 0, settings.accountsEvery());
        return inTime(listings.accounts(names).chain(() -> listings.done(listing, null, settings.accountsEvery())));
    }

    private Uni<Void> page(Listing listing, ListingDays days, int start, int found) {
        Map<String, String> fields = Map.of(
                "account", listing.account(),
                "date_from", days.from().toString(),
                "date_to", days.to().toString(),
                "start", String.valueOf(start),
                "length", String.valueOf(PAGE),
                "call_type", ALL);
        return inTime(lists.ask("getCallRecordings", "recordings", fields))
                .flatMap(list -> ListingGaps.given(list.status())
                        ? taken(listing, days, list, start, found)
                        : missed(listing, list.status()));
    }

    private Uni<Void> taken(Listing listing, ListingDays days, RecordingList list, int start, int found) {
        return inTime(recordings.add(listing, settings.lease(), list.recordings(listing.account()), clock.instant()))
                .flatMap(added -> {
                    if (added.isEmpty()) {
                        return Uni.createFrom().voidItem(); // somebody else has it by now
                    }
                    if (added.get() > 0) {
                        bell.ring();
                    }
                    int seen = start + list.rows().size();
                    return list.rows().size() >= PAGE
                            ? page(listing, days, seen, found + added.get())
                            : done(listing, days, seen, found + added.get());
                });
    }

    private Uni<Void> done(Listing listing, ListingDays days, int rows, int found) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), RecordingList.WALL);
        Duration next = days.behind(today) ? Duration.ZERO : settings.every();
        watch.given(listing, rows, found, next);
        return inTime(listings.done(listing, days.covered(), next));
    }

    private Uni<Void> missed(Listing listing, String word) {
        Duration next = new ListingGaps(settings.every()).after(word, listing.misses());
        watch.missed(listing, word, next);
        return inTime(listings.missed(listing, next));
    }

    /** A list may have many pages; each step of one has the time of the lease, which every page renews. */
    private <T> Uni<T> inTime(Uni<T> step) {
        return step.ifNoItem().after(settings.lease()).fail();
    }
}
