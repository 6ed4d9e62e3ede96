package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, String> became = new TreeMap<>();

    @Test
    void whatComesAloneGoesAtOnceAndWhatComesMeanwhileGoesTogether() {
        Gathering<Integer, String> gathering = gathering(1, 100);
        IntStream.range(0, 5).forEach(i -> add(gathering, i));
        steps.get(0).succeed();
        List<List<Integer>> taken = taken();
        steps.get(1).succeed();

        assertThat(taken).containsExactly(List.of(0), List.of(1, 2, 3, 4));
        assertThat(became).hasSize(5).allSatisfy((one, result) -> assertThat(result)
                .isEqualTo("done " + one));
    }

    @Test
    void failureIsOfThoseThatItTookAndOthersGoOn() {
        Gathering<Integer, String> gathering = gathering(1, 2);
        IntStream.range(0, 4).forEach(i -> add(gathering, i));
        steps.get(0).succeed();
        steps.get(1).fail();
        steps.get(2).succeed();

        assertThat(became).isEqualTo(Map.of(0, "done 0", 1, "failed", 2, "failed", 3, "done 3"));
    }

    @Test
    void stepThatThrowsFailsLikeAnyOther() {
        Gathering<Integer, String> gathering = new Gathering<>(1, 1, Runnable::run, taken -> {
            throw new IllegalStateException("thrown");
        });
        add(gathering, 0);
        add(gathering, 1);

        assertThat(became).isEqualTo(Map.of(0, "failed", 1, "failed"));
    }

    @Test
    void whatComesDuringARestGoesTogetherAtItsEnd() {
        List<Runnable> rests = new ArrayList<>();
        Gathering<Integer, String> gathering = resting(2, 100, rests::add);
        IntStream.range(0, 3).forEach(i -> add(gathering, i));
        steps.get(0).succeed();
        add(gathering, 3);
        List<List<Integer>> before = taken();
        rests.get(0).run();

        assertThat(before).containsExactly(List.of(0));
        assertThat(taken()).containsExactly(List.of(0), List.of(1, 2, 3));
        assertThat(rests).hasSize(2);
    }

    @Test
    void whatIsInAHurryTakesAllThatWaitWithIt() {
        Gathering<Integer, String> gathering = resting(2, 100, rest -> {});
        IntStream.range(0, 3).forEach(i -> add(gathering, i));
        add(gathering, 3, true);
        add(gathering, 4);

        assertThat(taken()).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    @Test
    void whatIsInAHurryBehindAFullStepGoesWithTheNext() {
        Gathering<Integer, String> gathering = resting(1, 2, rest -> {});
        IntStream.range(0, 4).forEach(i -> add(gathering, i));
        add(gathering, 4, true);
        steps.get(0).succeed();
        steps.get(1).succeed();
        steps.get(2).succeed();

        assertThat(taken()).containsExactly(List.of(0), List.of(1, 2), List.of(3, 4));
    }

    @Test
    void fullStepDoesNotWaitForTheEndOfARest() {
        Gathering<Integer, String> gathering = resting(2, 2, rest -> {});
        IntStream.range(0, 3).forEach(i -> add(gathering, i));

        assertThat(taken()).containsExactly(List.of(0), List.of(1, 2));
    }

    @Property(tries = 200)
    void everyOneComesToItsEndInAnyOrderOfStepsAndNoMoreAreUnderWayThanMayBe(
            @ForAll @IntRange(min = 1, max = 3) int atOnce,
            @ForAll @IntRange(min = 1, max = 7) int most,
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll long seed) {
        steps.clear();
        became.clear();
        Random random = new Random(seed);
        Gathering<Integer, String> gathering = gathering(atOnce, most);
        int added = 0;
        while (became.size() < count) {
            List<Step> open = steps.stream().filter(Step::open).toList();
            assertThat(open).hasSizeLessThanOrEqualTo(atOnce);
            if (added < count && (open.isEmpty() || random.nextBoolean())) {
                add(gathering, added++);
            } else {
                Step one = open.get(random.nextInt(open.size()));
                if (random.nextInt(4) == 0) {
                    one.fail();
                } else {
                    one.succeed();
                }
            }
        }

        assertThat(steps).allMatch(step -> step.taken().size() <= most);
        assertThat(steps.stream().flatMap(step -> step.taken().stream()))
                .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    }

    private List<List<Integer>> taken() {
        return steps.stream().map(Step::taken).toList();
    }

    private Gathering<Integer, String> gathering(int atOnce, int most) {
        return resting(atOnce, most, Runnable::run);
    }

    private Gathering<Integer, String> resting(int atOnce, int most, Consumer<Runnable> rest) {
        return new Gathering<>(atOnce, most, rest, taken -> {
            Step step = new Step(taken);
            steps.add(step);
            return Uni.createFrom().<List<String>>emitter(step::began);
        });
    }

    private void add(Gathering<Integer, String> gathering, int one) {
        add(gathering, one, false);
    }

    private void add(Gathering<Integer, String> gathering, int one, boolean inAHurry) {
        gathering
                .add(one, inAHurry)
                .subscribe()
                .with(result -> became.put(one, result), failure -> became.put(one, "failed"));
    }

    /** A step that ends when the test says so. */
    private static final class Step {
        private final List<Integer> taken;
        private @Nullable UniEmitter<? super List<String>> emitter;

        Step(List<Integer> taken) {
            this.taken = List.copyOf(taken);
        }

        List<Integer> taken() {
            return taken;
        }

        void began(UniEmitter<? super List<String>> begun) {
            emitter = begun;
        }

        boolean open() {
            return emitter != null;
        }

        void succeed() {
            end().complete(taken.stream().map(one -> "done " + one).toList());
        }

        void fail() {
            end().fail(new IllegalStateException("this step"));
        }

        private UniEmitter<? super List<String>> end() {
            UniEmitter<? super List<String>> ending = Objects.requireNonNull(emitter);
            emitter = null;
            return ending;
        }
    }
}
