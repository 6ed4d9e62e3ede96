package io.ringpost.recording.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ListingDaysTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");

    @Test
    void theLastDaysAreReadAgainAndTomorrowToo() {
        assertThat(ListingDays.after(TODAY, TODAY))
                .isEqualTo(new ListingDays(TODAY.minusDays(2), TODAY.plusDays(1), TODAY));
    }

    @Test
    void theFirstTimeIsLikeAnyOther() {
        assertThat(ListingDays.after(null, TODAY)).isEqualTo(ListingDays.after(TODAY, TODAY));
    }

    @Test
    void aDayAheadOfTheClockIsToday() {
        assertThat(ListingDays.after(TODAY.plusDays(1), TODAY)).isEqualTo(ListingDays.after(TODAY, TODAY));
    }

    @Test
    void ofALongGapTheOldestDaysComeFirst() {
        ListingDays days = ListingDays.after(LocalDate.parse("2025-06-03"), TODAY);

        assertThat(days.from()).isEqualTo(LocalDate.parse("2025-06-01"));
        assertThat(days.to()).isEqualTo(LocalDate.parse("2025-08-30"));
        assertThat(days.covered()).isEqualTo(days.to());
        assertThat(days.behind(TODAY)).isTrue();
        assertThat(ListingDays.after(TODAY, TODAY).behind(TODAY)).isFalse();
    }

    @Property(tries = 300)
    void noDayIsLeftOutHoweverLongNobodyAsked(@ForAll @IntRange(min = 0, max = 700) int gap) {
        LocalDate seen = TODAY.minusDays(gap);
        LocalDate covered = seen;

        int rounds = 0;
        while (rounds++ < 20) {
            ListingDays days = ListingDays.after(covered, TODAY);
            assertThat(days.from()).isBefore(covered);
            assertThat(days.to().toEpochDay() - days.from().toEpochDay()).isLessThanOrEqualTo(92);
            covered = days.covered();
            if (!days.behind(TODAY)) {
                break;
            }
        }

        assertThat(covered).isEqualTo(TODAY);
    }
}
