package io.ringpost.outbound.catalogue;

import io.ringpost.api.log.WideLog;
import io.ringpost.api.schema.CheckingEffort;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.CrmEventType;
import io.ringpost.outbound.store.EventTypeStore;
import io.ringpost.outbound.store.StoredEventType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the data of a CRM event must be. The ingress asks for the same before it accepts one; here it holds for whatever
 * else is written to the topic. Names that nobody registered have no rules.
 */
@ApplicationScoped
public class DataRules {
    private static final WideLog LOG = WideLog.of(DataRules.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(5);
    private static final Map<String, DataRule> CATALOGUE =
            CrmCatalogue.all().stream().collect(Collectors.toUnmodifiableMap(CrmEventType::name, DataRule::of));
    private static final Registered UNREAD = new Registered("unread", Map.of());

    private final Supplier<Uni<String>> version;
    private final Supplier<Uni<List<StoredEventType>>> all;
    private volatile Registered registered = UNREAD;
    /** Of the batch that is being understood: it holds up what else this replica takes in. */
    private volatile CheckingEffort effort = CheckingEffort.whole();

    @Inject
    DataRules(EventTypeStore types) {
        this(types::version, types::dated);
    }

    DataRules(Supplier<Uni<String>> version, Supplier<Uni<List<StoredEventType>>> all) {
        this.version = version;
        this.all = all;
    }

    /**
     * Before a batch: learns what was registered since; while the database cannot be asked, what is known counts. Who knows
     * nothing yet waits for it: without it nothing could be kept anyway.
     */
    public Uni<Void> refresh() {
        return current()
                .onFailure(failure -> !registered.equals(UNREAD))
                .recoverWithNull()
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .indefinitely();
    }

    /** The same; fails if the database cannot be asked. */
    public Uni<Void> current() {
        return Uni.createFrom()
                .deferred(() -> {
                    effort = CheckingEffort.whole();
                    return version.get();
                })
                .flatMap(now -> now.equals(registered.version())
                        ? Uni.createFrom().voidItem()
                        : all.get().invoke(types -> learn(now, types)).replaceWithVoid())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(
                        failure -> LOG.event("event-types-unreadable")
                                .failure(failure)
                                .warn(
                                        "The registered event types cannot be read; what comes in is judged by those known before"));
    }

    /**
     * What is wrong with the data, where, without personal data; empty if nothing is, or if the ingress may have accepted it
     * by an earlier registration: whoever was told 2xx is not to lose the event.
     */
    public Optional<String> violation(String name, String data, Optional<Instant> receivedAt) {
        return Optional.ofNullable(CATALOGUE.get(name))
                .or(() -> Optional.ofNullable(registered.rules().get(name)))
                .flatMap(rule ->
                        rule.violation(name, data, effort).filter(wrong -> !passes(rule, name, wrong, receivedAt)));
    }

    private static boolean passes(DataRule rule, String name, String wrong, Optional<Instant> receivedAt) {
        boolean passes = receivedAt.filter(rule::mayHaveBeenAnother).isPresent();
        if (passes) {
            LOG.event("event-unfit-delivered")
                    .word("name", name)
                    .word("violation", wrong)
                    .warn("An event does not fit its type, which was changed when it was accepted; it is delivered");
        }
        return passes;
    }

    private void learn(String now, List<StoredEventType> types) {
        registered = new Registered(
                now,
                types.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(type -> type.type().name(), DataRule::of)));
    }

    /** What operators registered, and which state of it that is. */
    private record Registered(String version, Map<String, DataRule> rules) {}
}
