package io.ringpost.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.EventFlow.Step;
import io.ringpost.contract.codec.EventTypes;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.RecordingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventFlowTest {

    @Test
    void hasNoCycle() {
        assertThat(EventFlow.cycle(EventFlow.steps())).isEmpty();
    }

    @Test
    void aMadeUpCycleIsFoundWithTheWayBack() {
        List<Step> steps = new ArrayList<>(EventFlow.steps());
        steps.add(
                new Step(Service.RECORDING, Set.of(CallEvent.Analysed.TYPE), Set.of(RecordingEvent.Transcribed.TYPE)));

        assertThat(EventFlow.cycle(steps)).contains(CallEvent.Analysed.TYPE, RecordingEvent.Transcribed.TYPE);
    }

    @Test
    void aServiceThatReadsItsOwnTypeIsACycle() {
        Step own = new Step(Service.CALL_STATE, Set.of("a"), Set.of("a"));

        assertThat(EventFlow.cycle(List.of(own))).containsExactly("a", "a");
    }

    @Test
    void everyTypeThatTheCodecReadsIsWrittenByOneServiceAlone() {
        Map<String, Set<Service>> writers = EventFlow.steps().stream()
                .flatMap(step -> step.writes().stream().map(type -> Map.entry(type, step.service())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));

        assertThat(writers.keySet()).containsExactlyInAnyOrderElementsOf(EventTypes.all());
        assertThat(writers).allSatisfy((type, services) -> assertThat(services).hasSize(1));
    }

    @Test
    void servicesReadAndWriteOnlyTheirTopics() {
        for (Step step : EventFlow.steps()) {
            assertThat(step.reads())
                    .allSatisfy(
                            type -> assertThat(topic(type).consumers()).as(type).contains(step.service()));
            assertThat(step.writes())
                    .allSatisfy(
                            type -> assertThat(topic(type).producers()).as(type).contains(step.service()));
        }
    }

    @Test
    void recordingsAreNotMadeFromSnapshots() {
        assertThat(EventFlow.steps())
                .filteredOn(step -> step.service() == Service.RECORDING)
                .allSatisfy(step -> assertThat(step.reads()).doesNotContain("io.ringpost.call.snapshot"));
    }

    private static Topic topic(String type) {
        return Topology.topics().stream()
                .filter(topic -> topic.name().equals(type))
                .findFirst()
                .orElseGet(() -> Examples.of(type).topic());
    }
}
