package io.ringpost.safehttp;

/** How the body of an answer ended; in every case the head was good. */
public enum BodyEnd {
    /** The whole body is there. */
    COMPLETE,
    /** It was longer than the cap and was cut there. */
    OVER_CAP,
    /** The deadline passed first; what had come until then is kept. */
    TIMED_OUT,
    /** A download's host sent nothing for longer than the idle deadline. */
    IDLE,
    /** The connection broke, or the compressed bytes could not be read; what had come until then is kept. */
    BROKEN,
    /** The receiver of a download did not take the bytes. */
    REFUSED
}
