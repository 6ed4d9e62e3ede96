package io.ringpost.sms.consume;

import io.ringpost.contract.raw.RawCodec;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.ringpost.sms.lifecycle.Fact;
import io.ringpost.sms.normalise.Reading;
import io.ringpost.sms.normalise.SmsNormaliser;

/** What a raw record means for texts. */
final class Understanding {
    private Understanding() {}

    static Understood<Fact> of(InboundRecord polled) {
        return RawCodec.read(polled.headers(), polled.value())
                .map(raw -> SmsNormaliser.read(raw).match(new Readings()))
                .orElseGet(() -> new Understood.Poison<>("unreadable_headers", "the headers name no webhook"));
    }

    private static final class Readings implements Reading.Cases<Understood<Fact>> {
        @Override
        public Understood<Fact> fact(Fact fact) {
            return new Understood.Relevant<>(fact.eventId(), fact);
        }

        @Override
        public Understood<Fact> other(String reason) {
            return new Understood.Ignored<>(reason);
        }

        @Override
        public Understood<Fact> unreadable(String reason, String cause) {
            return new Understood.Poison<>(reason, cause);
        }
    }
}
