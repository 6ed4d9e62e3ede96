package io.ringpost.api.manage;

/** A port that cannot be listened on; the message is the end of a sentence about the setting. */
final class PortTaken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    PortTaken(int port, Throwable cause) {
        super("cannot be used: port " + port + " is taken, or this user may not open it", cause);
    }
}
