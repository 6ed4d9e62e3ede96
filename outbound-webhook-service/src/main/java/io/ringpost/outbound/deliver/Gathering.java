package io.ringpost.outbound.deliver;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does together what comes while something else is being done or soon after: alone and at once when there is little to do, in
 * large steps when there is much.
 */
final class Gathering<T, R> {
    private final int steps;
    private final int most;
    private final Consumer<Runnable> rest;
    private final Function<List<T>, Uni<List<R>>> step;
    private final Queue<Waiting<T, R>> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean resting;
    private boolean hurried;

    /**
     * Gathers for a step.
     *
     * @param steps how many may be under way
     * @param most how much one step takes
     * @param rest runs what it is given when it is time for another step, though one may be under way no more
     * @param step answers as many results as it is given, in that order
     */
    Gathering(int steps, int most, Consumer<Runnable> rest, Function<List<T>, Uni<List<R>>> step) {
        this.steps = steps;
        this.most = most;
        this.rest = rest;
        this.step = step;
    }

    /** What became of it; fails with the step that it was part of. In a hurry it does not wait for the end of a rest. */
    Uni<R> add(T one, boolean inAHurry) {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (waiting) {
                waiting.add(new Waiting<>(one, emitter));
                hurried |= inAHurry;
            }
            next();
        });
    }

    private void next() {
        List<Waiting<T, R>> taken = taken();
        if (!taken.isEmpty()) {
            Uni.createFrom()
                    .deferred(() -> step.apply(taken.stream().map(Waiting::one).toList()))
                    .onTermination()
                    .invoke(this::ended)
                    .subscribe()
                    .with(
                            results -> {
                                for (int i = 0; i < taken.size(); i++) {
                                    taken.get(i).emitter().complete(results.get(i));
                                }
                            },
                            failure -> taken.forEach(one -> one.emitter().fail(failure)));
            rest.accept(this::rested);
        }
    }

    private List<Waiting<T, R>> taken() {
        synchronized (waiting) {
            List<Waiting<T, R>> taken = new ArrayList<>();
            if (underWay < steps && (!resting || hurried || waiting.size() >= most)) {
                while (!waiting.isEmpty() && taken.size() < most) {
                    taken.add(waiting.remove());
                }
            }
            if (!taken.isEmpty()) {
                underWay++;
                resting = true;
                hurried = hurried && !waiting.isEmpty();
            }
            return taken;
        }
    }

    private void rested() {
        synchronized (waiting) {
            resting = false;
        }
        next();
    }

    private void ended() {
        synchronized (waiting) {
            underWay--;
        }
        next();
    }

    private record Waiting<T, R>(T one, UniEmitter<? super R> emitter) {}
}
