package io.ringpost.wiring;

import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.ringpost.outbox.Outbox;
import jakarta.inject.Singleton;

/** The other reader of the topic, which understands everything. */
@Singleton
class SecondHandler extends MendableHandler {
    SecondHandler(Outbox outbox) {
        super("second", outbox);
    }

    @Override
    public Understood<String> understand(InboundRecord polled) {
        mend(String.valueOf(polled.key()));
        return super.understand(polled);
    }
}
