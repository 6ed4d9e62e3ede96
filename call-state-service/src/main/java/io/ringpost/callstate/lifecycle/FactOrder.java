package io.ringpost.callstate.lifecycle;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Total orders of facts that do not depend on when they reached us here; what a call shows is chosen by them. */
final class FactOrder {
    static final Comparator<Fact> BY_TIME = Comparator.<Fact, java.time.Instant>comparing(
                    f -> f.origin().time())
            .thenComparing(f -> f.origin().receivedAt())
            .thenComparing(Fact::id);

    private static final Comparator<Fact> BY_MATURITY =
            Comparator.<Fact>comparingInt(FactOrder::maturity).thenComparing(BY_TIME);

    private FactOrder() {}

    /** Each fact once, in the order in which things happened; of a repeated one that was received first. */
    static List<Fact> distinct(Collection<Fact> facts) {
        Map<String, Fact> byId = new TreeMap<>();
        facts.forEach(fact -> byId.merge(fact.id(), fact, Fact::first));
        return byId.values().stream().sorted(BY_TIME).toList();
    }

    /** Those of the first leg first: what it says of the parties is said of the call. */
    static List<Fact> byLeg(List<Fact> facts, List<LegRef> legs) {
        List<String> ids = legs.stream().map(LegRef::id).toList();
        return facts.stream()
                .sorted(Comparator.<Fact>comparingInt(f -> position(ids, f)).thenComparing(BY_TIME))
                .toList();
    }

    /** The most mature first: an analysis knows more than an end, an end more than a start. */
    static List<Fact> matureFirst(List<Fact> facts) {
        return facts.stream().sorted(BY_MATURITY.reversed()).toList();
    }

    private static int position(List<String> ids, Fact fact) {
        int index = ids.indexOf(fact.legId());
        return index < 0 ? ids.size() : index;
    }

    private static int maturity(Fact fact) {
        if (fact.progress().analysed()) {
            return 2;
        }
        return fact.progress().leg() != null && fact.progress().leg().terminal() ? 1 : 0;
    }
}
