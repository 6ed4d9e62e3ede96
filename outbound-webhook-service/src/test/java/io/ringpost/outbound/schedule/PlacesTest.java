package io.ringpost.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.safehttp.FailureCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    @Property
    void neverNoneAndNeverMoreThanTheOperatorGives(
            @ForAll @IntRange(min = 1, max = 64) int before,
            @ForAll @IntRange(min = 1, max = 64) int atMost,
            @ForAll List<Strain> strains) {
        Places places = Places.all(before);

        for (Strain strain : strains) {
            places = places.after(strain, atMost);

            assertThat(places.now()).isBetween(1, atMost);
        }
    }

    @Property
    void successesBringEveryPlaceBack(
            @ForAll @IntRange(min = 1, max = 64) int atMost, @ForAll @IntRange(min = 0, max = 10) int strains) {
        Places places = Places.all(atMost);
        for (int i = 0; i < strains; i++) {
            places = places.after(Strain.TOO_MUCH, atMost);
        }

        int successes = 0;
        while (!places.isAll(atMost)) {
            places = places.after(Strain.NONE, atMost);
            successes++;
        }

        assertThat(successes).isLessThanOrEqualTo(atMost * (atMost - 1) / 2);
    }

    @Property
    void oneMoreStrainNeverGivesMorePlaces(
            @ForAll @IntRange(min = 2, max = 64) int atMost, @ForAll List<Strain> strains) {
        Places places = Places.all(atMost);
        for (Strain strain : strains) {
            places = places.after(strain, atMost);
        }

        assertThat(places.after(Strain.TOO_MUCH, atMost).now()).isEqualTo(Math.max(1, places.now() / 2));
        assertThat(places.after(Strain.UNTOLD, atMost)).isEqualTo(places);
    }

    @Test
    void halvesAtOnceAndGrowsByOneAfterAsManySuccessesAsThereArePlaces() {
        Places places = Places.all(8).after(Strain.TOO_MUCH, 8).after(Strain.TOO_MUCH, 8);
        List<Integer> seen = new ArrayList<>(List.of(places.now()));
        for (int i = 0; i < 9; i++) {
            places = places.after(Strain.NONE, 8);
            seen.add(places.now());
        }

        assertThat(seen).containsExactly(2, 2, 3, 3, 3, 4, 4, 4, 4, 5);
    }

    @Test
    void strainEndsTheRunOfSuccesses() {
        Places places = new Places(4, 3).after(Strain.TOO_MUCH, 4);

        assertThat(places).isEqualTo(new Places(2, 0));
    }

    @Test
    void fewerGivenByTheOperatorHoldAtOnce() {
        assertThat(new Places(6, 0).after(Strain.UNTOLD, 2).now()).isEqualTo(2);
        assertThat(new Places(6, 0).isAll(2)).isTrue();
        assertThat(new Places(1, 0).isAll(2)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"429, TOO_MUCH", "503, TOO_MUCH", "502, TOO_MUCH", "504, TOO_MUCH", "500, UNTOLD", "404, UNTOLD"})
    void refusalSaysSoByItsStatus(int status, Strain strain) {
        assertThat(Strain.of(new AttemptOutcome.Refused(status))).isEqualTo(strain);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT_REFUSED, TOO_MUCH",
        "CONNECT_TIMEOUT, TOO_MUCH",
        "TLS_TIMEOUT, TOO_MUCH",
        "TIMEOUT_HEAD, TOO_MUCH",
        "RESET, TOO_MUCH",
        "DNS_NOT_FOUND, UNTOLD",
        "TLS_EXPIRED, UNTOLD",
        "HEAD_TOO_LARGE, UNTOLD",
        "FORBIDDEN_ADDRESS, UNTOLD",
        "BUSY, UNTOLD"
    })
    void failureSaysSoIfLessWouldHelp(FailureCode code, Strain strain) {
        String fault = code.fault().name().toLowerCase(Locale.ROOT);

        assertThat(Strain.of(new AttemptOutcome.Broken(code.word(), fault))).isEqualTo(strain);
    }

    @Test
    void whoeverTakesItBearsIt() {
        assertThat(Strain.of(new AttemptOutcome.Accepted(200))).isEqualTo(Strain.NONE);
    }

    @Test
    void whoeverAsksForPatienceHasTooMuch() {
        assertThat(Strain.of(new AttemptOutcome.Postponed(429, Duration.ofSeconds(1))))
                .isEqualTo(Strain.TOO_MUCH);
    }
}
