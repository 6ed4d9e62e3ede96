package io.ringpost.api.schema;

import com.networknt.schema.JsonSchemaException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What checking data may cost: it runs beside everybody's events. Each data has such an effort of its own, and what comes
 * together has one together, so that a hundred that are each just bearable are not.
 */
public final class CheckingEffort {
    /** A step of a regular expression for one letter takes some ten nanoseconds. */
    private static final long MOST_MATCHED = 10_000_000;
    /** A value under one rule takes up to some twenty nanoseconds. */
    private static final long MOST_COMPARED = 10_000_000;
    /** What is found wrong is kept until the end, inside {@code anyOf} too, and would fill the memory. */
    private static final long MOST_WRONG = 50_000;

    private static final long LITTLE = 100;

    private final AtomicLong matching;
    private final AtomicLong comparing;
    private final AtomicLong finding;
    private volatile boolean spent;

    private CheckingEffort(long matching, long comparing, long finding) {
        this.matching = new AtomicLong(matching);
        this.comparing = new AtomicLong(comparing);
        this.finding = new AtomicLong(finding);
    }

    /** For one data, or for all that come together: a fraction of a second at most. */
    public static CheckingEffort whole() {
        return new CheckingEffort(MOST_MATCHED, MOST_COMPARED, MOST_WRONG);
    }

    /** A hundredth of it, which is more than usual data needs. */
    public static CheckingEffort little() {
        return new CheckingEffort(MOST_MATCHED / LITTLE, MOST_COMPARED / LITTLE, MOST_WRONG / LITTLE);
    }

    /** Whether something was left unchecked because this was not enough. */
    public boolean isSpent() {
        return spent;
    }

    /** Before so many steps of regular expressions are gone. */
    void match(long steps) {
        spend(matching, steps, "holds more text than the registered schema's regular expressions may be matched with");
    }

    /** Before so many values are looked at, by each rule that could be meant for them. */
    void compare(long values) {
        spend(comparing, values, "holds too many values to be checked against so large a schema");
    }

    /** One more thing is wrong. */
    void found() {
        spend(finding, 1, "breaks the registered schema too often to say where");
    }

    private void spend(AtomicLong left, long cost, String otherwise) {
        if (left.addAndGet(-cost) < 0) {
            spent = true;
            throw new Spent(otherwise);
        }
    }

    /** There is not so much left; of a kind that the library hands on without a word. */
    static final class Spent extends JsonSchemaException {
        private static final long serialVersionUID = 1L;

        Spent(String words) {
            super(words);
        }
    }
}
