package io.ringpost.recording.fetch.voipms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * Reads the one large text field out of a JSON document as it streams by, so that a long recording is never whole in
 * memory. The rest of the document is kept up to a limit, with that field empty. Used for one document.
 */
final class Base64Field {

    private static final byte[] FIELD = "\"base64file\"".getBytes(US_ASCII);
    private static final int MOST_REST = 64 * 1024;
    private static final int GROUP = 4;

    /** Where in the document the reader is. */
    private enum At {
        BEFORE,
        COLON,
        VALUE,
        AFTER
    }

    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private At at = At.BEFORE;
    private int matched;
    private byte[] waiting = new byte[0];

    /** The decoded bytes that this part of the document brings. */
    byte[] take(byte[] part) {
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        letters.writeBytes(waiting);
        for (byte each : part) {
            step(each, letters);
        }
        byte[] all = letters.toByteArray();
        int whole = at == At.AFTER ? all.length : all.length - all.length % GROUP;
        waiting = java.util.Arrays.copyOfRange(all, whole, all.length);
        return Base64.getMimeDecoder().decode(java.util.Arrays.copyOf(all, whole));
    }

    /** The document without the field's content. */
    byte[] rest() {
        return rest.toByteArray();
    }

    private void step(byte each, ByteArrayOutputStream letters) {
        if (at == At.VALUE && each != '"') {
            if (each != '\\' && each > ' ') { // VoIP.ms: slashes come escaped, and there may be blanks
                letters.write(each);
            }
            return;
        }
        keep(each);
        switch (at) {
            case BEFORE -> {
                matched = each == FIELD[matched] ? matched + 1 : each == FIELD[0] ? 1 : 0;
                at = matched == FIELD.length ? At.COLON : At.BEFORE;
                matched = at == At.COLON ? 0 : matched;
            }
            case COLON -> at = each == '"' ? At.VALUE : each == ':' || each <= ' ' ? At.COLON : At.BEFORE;
            case VALUE -> at = At.AFTER;
            case AFTER -> {}
        }
    }

    private void keep(byte each) {
        if (rest.size() < MOST_REST) {
            rest.write(each);
        }
    }
}
