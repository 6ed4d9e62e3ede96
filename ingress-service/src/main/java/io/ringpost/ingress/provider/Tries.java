package io.ringpost.ingress.provider;

/** How much may be hashed to explain one refusal, so that large bodies and long lists cost no more than a moment. */
public final class Tries {
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final int MOST = 4000;

    private long bytesLeft = MOST_BYTES;
    private int count;

    /** Whether one more may be made that hashes so many bytes. */
    public boolean more(int bytes) {
        bytesLeft -= bytes;
        boolean more = count < MOST && bytesLeft >= 0;
        count += more ? 1 : 0;
        return more;
    }

    /** How many were made. */
    public int count() {
        return count;
    }
}
