package io.ringpost.ingress.receive;

import io.ringpost.ingress.refuse.RefusalCause;

/** Refuses what could not be read; what could is for its heir. */
abstract class RefusingOutcome implements BodyReader.Outcome {
    private final Exchange exchange;

    RefusingOutcome(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void tooLarge(long seen) {
        exchange.refuseUnread(RefusalCause.PAYLOAD_TOO_LARGE, seen);
    }

    @Override
    public void tooSlow(long seen) {
        exchange.refuseUnread(RefusalCause.TOO_SLOW, seen);
    }

    @Override
    public void overloaded(long seen) {
        exchange.refuseUnread(RefusalCause.OVERLOADED, seen);
    }
}
