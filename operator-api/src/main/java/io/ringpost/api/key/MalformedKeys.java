package io.ringpost.api.key;

/** A setting of keys that cannot be understood; the message never holds a key. */
public final class MalformedKeys extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedKeys(String fault) {
        super(fault);
    }

    /** What is wrong, as the end of a sentence about the setting. */
    public String fault() {
        return String.valueOf(getMessage());
    }
}
