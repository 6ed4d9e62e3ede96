package io.ringpost.ingress.spool;

import java.nio.file.Path;

/** Another process has the directory. */
final class SpoolInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SpoolInUse(Path directory) {
        super("RINGPOST_SPOOL_DIR: another process spools to " + directory
                + "; give each process a directory of its own");
    }
}
