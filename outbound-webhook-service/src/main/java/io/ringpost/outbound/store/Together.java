package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;

/** Statements of one transaction that go to the server one behind the other, without waiting for each other's answers. */
public final class Together {
    private Together() {}

    /** What the second answers, once both are done; fails with the first of them that fails. */
    public static <T> Uni<T> of(Uni<?> first, Uni<T> second) {
        return Uni.combine().all().unis(first, second).with((before, after) -> after);
    }
}
