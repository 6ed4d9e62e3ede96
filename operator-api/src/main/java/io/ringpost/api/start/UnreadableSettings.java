package io.ringpost.api.start;

/** A settings file that is not there or not readable; the message is the line for whoever named it. */
public final class UnreadableSettings extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnreadableSettings(String line, Throwable cause) {
        super(line, cause);
    }
}
