package io.ringpost.safehttp;

import java.util.Locale;

/** The steps of one call, in the order in which they happen. */
public enum Phase {
    /** The URL and the headers are judged; nothing has left the process. */
    CHECK,
    /** The name is looked up and its addresses are judged. */
    DNS,
    /** The connection is set up, its TLS handshake included; zero on a kept connection. */
    CONNECT,
    /** The request is written and the head of the answer awaited. */
    HEAD,
    /** The body of the answer is read. */
    BODY;

    /** The word used in stored attempts and metric labels. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
