package io.ringpost.outbound.plan.alert;

/** What is said of a trouble. */
public enum Saying {
    /** It has come up. */
    FIRING("Alerta", "firing"),
    /** It lasts. */
    STILL("Alerta continua", "still firing"),
    /** It is over. */
    RECOVERED("Resolvido", "recovered");

    private final String portuguese;
    private final String english;

    Saying(String portuguese, String english) {
        this.portuguese = portuguese;
        this.english = english;
    }

    String portuguese() {
        return portuguese;
    }

    /** The English words for it. */
    public String english() {
        return english;
    }
}
