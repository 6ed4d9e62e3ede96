package io.ringpost.api.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/**
 * One check of data, given up when far more is wrong than anybody reads: what is found is kept until the end, inside
 * {@code anyOf} too, and would fill the memory.
 */
final class BoundedCheck extends ExecutionContext {
    private static final int MOST = 50_000;

    private int found;

    BoundedCheck(ExecutionConfig config) {
        super(config);
    }

    /** The library asks for each thing that it finds wrong. */
    @Override
    public boolean isFailFast() {
        if (++found > MOST) {
            throw new TooMuchIsWrong();
        }
        return super.isFailFast();
    }

    /** More is wrong than is kept. */
    static final class TooMuchIsWrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuchIsWrong() {
            super("more than " + MOST, null, false, false);
        }
    }
}
