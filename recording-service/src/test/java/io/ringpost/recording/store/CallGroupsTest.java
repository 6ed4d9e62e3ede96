package io.ringpost.recording.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.recording.lifecycle.CallNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class CallGroupsTest {
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e");

    @Property(tries = 500)
    void anyOrderAndAnyRepetitionNameTheSameCalls(@ForAll("news") Tuple2<List<CallNews>, List<CallNews>> news) {
        CallGroups told = groups(news.get1());

        CallGroups retold = groups(news.get2());

        assertThat(retold.changed()).isEqualTo(told.changed());
    }

    @Example
    void theNewsWithTheGreatestVersionNamesTheCall() {
        CallGroups groups = groups(List.of(merged("b", "c", 9), merged("a", "b", 5), merged("c", "b", 7)));

        assertThat(groups.changed()).extracting(CallRow::callId).containsOnly("c");
        assertThat(groups.ids("a")).containsExactly("a", "b", "c");
    }

    @Example
    void whatIsErasedTakesWithItWhatJoinsIt() {
        CallGroups groups = groups(List.of(
                new CallNews("a", List.of(), 3, new CallNews.Ended("+1", "+2", List.of("x")), false),
                new CallNews("a", List.of(), 0, null, true),
                merged("b", "a", 5)));

        assertThat(groups.erased("b")).isTrue();
        assertThat(groups.ended("b")).isTrue();
        assertThat(groups.changed())
                .extracting(CallRow::ended)
                .filteredOn(Objects::nonNull)
                .containsOnly(new CallNews.Ended(null, null, List.of()));
    }

    private static CallGroups groups(List<CallNews> news) {
        CallGroups groups = new CallGroups(
                IDS.stream().map(id -> new CallRow(id, id, 0, 0, null, false)).toList());
        news.forEach(groups::add);
        return groups;
    }

    private static CallNews merged(String gone, String into, long version) {
        return new CallNews(into, List.of(gone), version, null, false);
    }

    @Provide
    Arbitrary<Tuple2<List<CallNews>, List<CallNews>>> news() {
        Arbitrary<CallNews> one = Combinators.combine(
                        Arbitraries.of(IDS),
                        Arbitraries.of(IDS).list().ofMaxSize(2),
                        Arbitraries.longs().between(1, 6),
                        Arbitraries.of(true, false))
                .as((id, aliases, version, ended) -> new CallNews(
                        id,
                        aliases,
                        version,
                        ended ? new CallNews.Ended("+" + version, null, List.of(id)) : null,
                        false));
        return one.list().ofMinSize(1).ofMaxSize(5).flatMap(story -> Arbitraries.shuffle(twice(story))
                .map(retold -> Tuple.of(story, retold)));
    }

    private static List<CallNews> twice(List<CallNews> story) {
        return new ArrayList<>(Stream.concat(story.stream(), story.stream()).toList());
    }
}
