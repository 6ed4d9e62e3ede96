package io.ringpost.callstate.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Lifecycles;
import io.ringpost.callstate.fixture.Stories;
import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.raw.RawWebhook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 6: any order, any repetition, any batching of what providers say gives the same calls and the same events. */
class CallJoinPropertyTest {
    private static final Set<String> SNAPSHOT = Set.of(CallSnapshot.TYPE);

    /** How facts arrive: each one to three times, in any order, in batches of any size. */
    record Arrival(List<Fact> inOrder, List<List<Fact>> batches) {}

    @Property(tries = 150)
    void everyArrivalGivesTheSameCalls(@ForAll("arrivals") Arrival arrival) {
        Stories story = played(arrival.batches());

        assertThat(story.calls()).isEqualTo(played(List.of(arrival.inOrder())).calls());
    }

    @Property(tries = 150)
    void everyArrivalTellsTheSameMilestonesOnce(@ForAll("arrivals") Arrival arrival) {
        Stories story = played(arrival.batches());

        assertThat(idsWithoutSnapshots(story.told()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        idsWithoutSnapshots(played(List.of(arrival.inOrder())).told()));
        assertThat(story.gone()).isEmpty();
    }

    @Property(tries = 150)
    void anEndIsNeverTakenBack(@ForAll("arrivals") Arrival arrival) {
        Stories story = played(arrival.batches());

        snapshots(story.told()).values().forEach(calls -> {
            boolean over = false;
            for (Call call : calls) {
                assertThat(!over || call.status().terminal()).isTrue();
                over = call.status().terminal();
            }
        });
    }

    @Property(tries = 150)
    void versionsOfACallOnlyGrow(@ForAll("arrivals") Arrival arrival) {
        Stories story = played(arrival.batches());

        snapshots(story.told()).values().forEach(calls -> assertThat(
                        calls.stream().map(Call::version).toList())
                .isSorted()
                .doesNotHaveDuplicates());
    }

    @Property(tries = 150)
    void callsThatTurnOutToBeOneAreOneHoweverTheLinkArrives(@ForAll("late links") Arrival arrival) {
        Stories story = played(arrival.batches());
        Map<String, Call> expected = played(List.of(arrival.inOrder())).calls();

        assertThat(story.calls()).isEqualTo(expected);
        assertThat(idsWithoutSnapshots(story.told())).doesNotHaveDuplicates();
        assertThat(kinds(story.told()))
                .isEqualTo(kinds(played(List.of(arrival.inOrder())).told()));
        assertThat(story.gone()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(expected.keySet());
        assertThat(story.told().stream()
                        .filter(CallEvent.Merged.class::isInstance)
                        .map(Event::key)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(story.gone());
    }

    @Provide("arrivals")
    Arbitrary<Arrival> arrivals() {
        Arbitrary<List<RawWebhook>> story = Arbitraries.of(
                Lifecycles.answeredByAgent("1"),
                Lifecycles.whatsapp("W1"),
                Lifecycles.callRecord("V1"),
                Stream.of(Lifecycles.answeredByAgent("1"), Lifecycles.answeredByAgent("2"), Lifecycles.whatsapp("W1"))
                        .flatMap(List::stream)
                        .toList());
        return story.flatMap(CallJoinPropertyTest::arrivalsOf);
    }

    @Provide("late links")
    Arbitrary<Arrival> lateLinks() {
        return arrivalsOf(Lifecycles.linkedByAddressOnly("1"));
    }

    private static Arbitrary<Arrival> arrivalsOf(List<RawWebhook> webhooks) {
        List<Fact> facts = webhooks.stream().map(Webhooks::fact).toList();
        return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.randoms())
                .as((times, random) -> new Arrival(facts, batches(facts, times, random)));
    }

    private static List<List<Fact>> batches(List<Fact> facts, int times, Random random) {
        List<Fact> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(facts);
        }
        java.util.Collections.shuffle(all, random);
        List<List<Fact>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(5));
            batches.add(all.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static Stories played(List<List<Fact>> batches) {
        Stories stories = new Stories();
        batches.forEach(stories::add);
        return stories;
    }

    private static List<String> idsWithoutSnapshots(Collection<Event> events) {
        return events.stream()
                .filter(event -> !SNAPSHOT.contains(event.type()))
                .map(event -> event.info().id())
                .toList();
    }

    private static Set<String> kinds(Collection<Event> events) {
        return events.stream()
                .map(Event::type)
                .filter(type -> !SNAPSHOT.contains(type) && !type.equals(CallEvent.Merged.TYPE))
                .collect(Collectors.toSet());
    }

    private static Map<String, List<Call>> snapshots(Collection<Event> events) {
        return events.stream()
                .filter(CallSnapshot.class::isInstance)
                .map(event -> ((CallSnapshot) event).data())
                .collect(Collectors.groupingBy(Call::id));
    }

    @Property(tries = 50)
    void everyStatusHasARank(@ForAll CallStatus status) {
        assertThat(Ranks.of(status)).isNotNegative();
        assertThat(Ranks.complete()).isTrue();
    }
}
