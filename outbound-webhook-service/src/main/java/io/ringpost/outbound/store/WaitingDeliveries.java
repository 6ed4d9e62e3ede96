package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** What a change of an endpoint makes of the deliveries that wait for it. */
@ApplicationScoped
public class WaitingDeliveries {
    private final HeldDeliveries held;
    private final Lines lines;
    private final FailingEndpoints failing;

    WaitingDeliveries(HeldDeliveries held, Lines lines, FailingEndpoints failing) {
        this.held = held;
        this.lines = lines;
        this.failing = failing;
    }

    /** An operator changed it. The caller holds its row. */
    Uni<Void> changed(SqlConnection tx, Endpoint before, EndpointSettings after) {
        return enabled(tx, before, after.enabled())
                .chain(() -> ordered(tx, before, after.ordered()))
                .chain(() -> !before.settings().autoDisable() && after.autoDisable()
                        ? failing.forget(tx, before.id())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> ordered(SqlConnection tx, Endpoint before, boolean after) {
        if (before.settings().ordered() == after) {
            return Uni.createFrom().voidItem();
        }
        return after ? lines.enrol(tx, before.id()) : lines.dissolve(tx, before.id());
    }

    private Uni<Void> enabled(SqlConnection tx, Endpoint before, boolean after) {
        if (before.settings().enabled() == after) {
            return Uni.createFrom().voidItem();
        }
        return after
                ? failing.forget(tx, before.id()).chain(() -> held.release(tx, before.id()))
                : disabled(tx, before.id());
    }

    /** It gets nothing any more. */
    Uni<Void> disabled(SqlConnection tx, String endpointId) {
        return held.keep(tx, endpointId).chain(() -> failing.forget(tx, endpointId));
    }
}
