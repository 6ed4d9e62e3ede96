package io.ringpost.inbox;

/** The database did not answer a question that it can always answer. */
final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseAway(Throwable cause) {
        super("the database does not answer", cause);
    }
}
