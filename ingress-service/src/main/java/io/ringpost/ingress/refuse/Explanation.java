package io.ringpost.ingress.refuse;

import java.util.Optional;

/** Finds out what an operator may do about one refusal. It may take a while, so it is asked on a thread of its own. */
@FunctionalInterface
public interface Explanation {
    /** There is nothing more to find out than the cause says. */
    Explanation NONE = Optional::empty;

    /** The hint, if one is found. */
    Optional<String> find();
}
