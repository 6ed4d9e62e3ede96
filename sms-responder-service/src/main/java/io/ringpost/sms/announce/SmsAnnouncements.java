package io.ringpost.sms.announce;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Service;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.SmsEvent;
import io.ringpost.contract.sms.Message;
import io.ringpost.contract.sms.MessageStatus;
import io.ringpost.outbox.OutboxMessage;
import io.ringpost.sms.lifecycle.Milestone;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** What happened to texts, as messages for Kafka. */
public final class SmsAnnouncements {
    private SmsAnnouncements() {}

    /** A text came in. */
    public static OutboxMessage received(Message message) {
        return told(SmsEvent.Received.TYPE, SmsEvent.Received::new, message, 1, message.at());
    }

    /** The sender of a text wants no more. */
    public static OutboxMessage optedOut(Message message) {
        return told(SmsEvent.OptedOut.TYPE, SmsEvent.OptedOut::new, message, 1, message.at());
    }

    /** The sender of a text wants no more, as somebody else says. */
    public static OutboxMessage optedOut(Message last, String source, long version, Instant now) {
        String id = Ids.event(SmsEvent.OptedOut.TYPE, last.id(), source + ":" + now.toEpochMilli());
        EventInfo info = new EventInfo(id, last.id(), now, version);
        return OutboxMessage.of(EventCodec.encode(new SmsEvent.OptedOut(info, last), Service.SMS_RESPONDER));
    }

    /** A text of ours got further, perhaps by more than one step at once. */
    public static List<OutboxMessage> moved(MessageStatus before, Message message, long version, Instant now) {
        return Milestone.reached(before, message.status()).stream()
                .map(milestone -> milestone(milestone, message, version, now))
                .toList();
    }

    private static OutboxMessage milestone(Milestone milestone, Message message, long version, Instant now) {
        return switch (milestone) {
            case SENT -> told(SmsEvent.Sent.TYPE, SmsEvent.Sent::new, message, version, now);
            case DELIVERED -> told(SmsEvent.Delivered.TYPE, SmsEvent.Delivered::new, message, version, now);
            case FAILED -> told(SmsEvent.Failed.TYPE, SmsEvent.Failed::new, message, version, now);
        };
    }

    private static OutboxMessage told(
            String type, BiFunction<EventInfo, Message, SmsEvent> kind, Message message, long version, Instant at) {
        EventInfo info = new EventInfo(Ids.event(type, message.id(), ""), message.id(), at, version);
        return OutboxMessage.of(EventCodec.encode(kind.apply(info, message), Service.SMS_RESPONDER));
    }
}
