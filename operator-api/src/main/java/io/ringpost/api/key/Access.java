package io.ringpost.api.key;

import io.ringpost.api.problem.ProblemException;

/** What a request's key allows. */
public sealed interface Access {
    /** The caller, or the problem to answer with. */
    Caller orRefuse();

    /** A known key with the scope. */
    record Granted(Caller caller) implements Access {
        @Override
        public Caller orRefuse() {
            return caller;
        }
    }

    /** No key, or one that nobody has. */
    record Unknown(String detail) implements Access {
        @Override
        public Caller orRefuse() {
            throw ProblemException.unauthorized(detail);
        }
    }

    /** A known key without the scope. */
    record Lacking(Caller caller, String detail) implements Access {
        @Override
        public Caller orRefuse() {
            throw ProblemException.forbidden(detail);
        }
    }
}
