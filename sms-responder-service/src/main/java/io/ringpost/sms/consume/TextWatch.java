package io.ringpost.sms.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.sms.Message;
import io.ringpost.contract.sms.ReplyDecision;
import io.ringpost.sms.store.Moved;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line and a few numbers per text, without words and with numbers masked. */
@Singleton
public class TextWatch {
    private static final WideLog LOG = WideLog.of(TextWatch.class);

    private final MeterRegistry meters;

    TextWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    void kept(List<Kept> texts, Instant now) {
        for (Kept kept : texts) {
            Message message = kept.message();
            ReplyDecision decision = kept.decision().shown();
            meters.counter(
                            "ringpost.sms.received",
                            "provider",
                            message.provider().id(),
                            "intent",
                            orNone(decision.intent()),
                            "decision",
                            decision.replied() ? "replied" : orNone(decision.reason()))
                    .increment();
            LOG.event("text-received")
                    .word("message_id", message.id())
                    .word("conversation_id", message.conversationId())
                    .word("provider", message.provider().id())
                    .phone("from", message.from())
                    .phone("to", message.to())
                    .text("text", message.text())
                    .number("media", message.media().size())
                    .word("intent", decision.intent())
                    .word("replied", String.valueOf(decision.replied()))
                    .word("reason", decision.reason())
                    .word("opt_change", kept.decision().change().name())
                    .millis("age_ms", Duration.between(message.at(), now))
                    .info("A text came in");
        }
    }

    void moved(List<Moved> texts) {
        for (Moved moved : texts) {
            Message message = moved.message();
            meters.counter(
                            "ringpost.sms.reported",
                            "provider",
                            message.provider().id(),
                            "status",
                            message.status().wire())
                    .increment();
            LOG.event("text-reported")
                    .word("message_id", message.id())
                    .word("conversation_id", message.conversationId())
                    .word("provider", message.provider().id())
                    .word("before", moved.before().wire())
                    .word("status", message.status().wire())
                    .word("error_code", message.errorCode())
                    .info("The provider says how far a text got");
        }
    }

    private static String orNone(@Nullable String word) {
        return word == null ? "none" : word;
    }
}
