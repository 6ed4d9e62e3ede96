package io.ringpost.api.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/** One check of data, given up when far more is wrong than anybody reads. */
final class BoundedCheck extends ExecutionContext {
    private final Spending spending;

    BoundedCheck(ExecutionConfig config, Spending spending) {
        super(config);
        this.spending = spending;
    }

    /** The library asks for each thing that it finds wrong. */
    @Override
    public boolean isFailFast() {
        spending.found();
        return super.isFailFast();
    }
}
