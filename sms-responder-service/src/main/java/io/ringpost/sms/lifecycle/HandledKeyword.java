package io.ringpost.sms.lifecycle;

/** A keyword that the provider took care of and answered, as Twilio's Advanced Opt-Out says in {@code OptOutType}. */
public enum HandledKeyword {
    STOP,
    START,
    HELP
}
