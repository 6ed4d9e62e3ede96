package io.ringpost.ingress.spool;

import java.io.IOException;

/** The spool has as much of the disk as it may take. */
final class SpoolFull extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolFull(long segments) {
        super("the spool has all the " + segments + " segments that RINGPOST_SPOOL_MAX_BYTES lets it have");
    }
}
