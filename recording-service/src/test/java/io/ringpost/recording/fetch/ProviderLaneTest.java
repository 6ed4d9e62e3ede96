package io.ringpost.recording.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.Provider;
import io.ringpost.recording.store.DueFetch;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProviderLaneTest {
    private final List<DueFetch> due = new ArrayList<>();
    private final List<String> running = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();
    private final ProviderLane lane =
            new ProviderLane(Provider.VOIPMS, 4, 2, this::run, this::claim, new FetchWatch(new SimpleMeterRegistry()));

    @Test
    void aHostThatHangsLeavesRoomForTheOthers() {
        IntStream.range(0, 9).forEach(each -> due.add(due("hangs.example")));
        IntStream.range(0, 9).forEach(each -> due.add(due("fine.example")));

        lane.ring();

        assertThat(running).containsExactly("hangs.example", "hangs.example", "fine.example", "fine.example");
        ends.get(3).run();
        assertThat(running).hasSize(5).endsWith("fine.example");
    }

    @Test
    void thereIsNeverMoreUnderWayThanThereIsRoomFor() {
        IntStream.range(0, 9).forEach(each -> due.add(due("host" + each + ".example")));

        lane.ring();

        assertThat(running).hasSize(4);
    }

    private void run(DueFetch fetch, Runnable afterwards) {
        running.add(fetch.host());
        ends.add(afterwards);
    }

    private Uni<List<DueFetch>> claim(Set<String> busy, int most) {
        List<DueFetch> claimed = due.stream()
                .filter(each -> !busy.contains(each.host()))
                .limit(most)
                .toList();
        due.removeAll(claimed);
        return Uni.createFrom().item(claimed);
    }

    private DueFetch due(String host) {
        return new DueFetch("r" + due.size(), "c1", Provider.VOIPMS, null, null, null, null, host, 1, Instant.EPOCH, 1);
    }
}
