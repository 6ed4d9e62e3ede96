package io.ringpost.local.architecture;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The stages of the path, in the order data passes, and the packages that belong to each. */
public enum Step {
    /** What comes in. */
    IN,
    /** What it means. */
    UNDERSTAND,
    /** What follows from it. */
    DECIDE,
    /** What is kept. */
    KEEP,
    /** What goes out. */
    OUT,
    /** What readers see. */
    READ;

    /** Packages that decide, or turn bytes into facts, without framework, clock or I/O. */
    static final Set<String> PURE =
            Set.of("lifecycle", "plan", "schedule", "understand", "guard", "reply", "sign", "normalise", "discover");

    static Optional<Step> of(String packageName) {
        return Optional.ofNullable(
                switch (packageName) {
                    case "receive", "consume", "reconcile" -> IN;
                    case "provider", "normalise", "discover" -> UNDERSTAND;
                    case "lifecycle", "plan", "schedule", "understand", "guard", "reply", "sign" -> DECIDE;
                    case "store" -> KEEP;
                    case "publish", "announce", "fetch", "send", "deliver" -> OUT;
                    case "query" -> READ;
                    default -> null;
                });
    }

    /**
     * Whether a package of this step may know one of the other. What decides is pure vocabulary that every step
     * shares. Durable work waits in the store, so the steps out take it from there. Readers look at what is kept.
     */
    boolean mayLookAt(Step other) {
        if (other == DECIDE || other == this) {
            return true;
        }
        return switch (this) {
            case IN -> other != READ;
            case UNDERSTAND -> other == KEEP || other == OUT;
            case DECIDE -> false;
            case KEEP -> other == OUT;
            case OUT, READ -> other == KEEP;
        };
    }

    static Set<Step> all() {
        return EnumSet.allOf(Step.class);
    }
}
