package io.ringpost.sms.lifecycle;

import java.util.function.Function;

/** What a webhook says about texts. */
public sealed interface Fact permits TextReceived, StatusReport {

    /** Names the fact; it is applied once. */
    String eventId();

    /** Answers each case. */
    <R> R match(Function<TextReceived, R> received, Function<StatusReport, R> report);
}
