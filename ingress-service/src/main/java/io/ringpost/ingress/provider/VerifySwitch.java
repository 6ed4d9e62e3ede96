package io.ringpost.ingress.provider;

/** Whether a provider's requests are verified; a word that is neither stops the start, it never means off. */
public enum VerifySwitch {
    ON,
    OFF
}
