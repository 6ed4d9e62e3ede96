package io.ringpost.recording.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A list that this replica alone may ask for until the lease ends.
 *
 * @param account whose recordings; empty for the list of accounts
 * @param covered the last day that was seen
 * @param misses how often it was not given since it was
 * @param fence the fencing token: whoever reports must still hold it
 */
public record Listing(String account, @Nullable LocalDate covered, int misses, long fence) {
    /** Whether it is the list of accounts. */
    public boolean ofAccounts() {
        return account.isEmpty();
    }
}
