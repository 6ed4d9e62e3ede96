package io.ringpost.contract.codec;

import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.ErasedCall;
import io.ringpost.contract.call.MergedCall;
import io.ringpost.contract.delivery.Delivery;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.DeliveryEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.event.SmsEvent;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.sms.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Which type on the wire is which event; the one list that a new event is added to. */
public final class EventTypes {
    private static final Map<String, Reader<?>> READERS = new LinkedHashMap<>();

    static {
        add(CallEvent.Initiated.TYPE, Call.class, CallEvent.Initiated::new);
        add(CallEvent.Ringing.TYPE, Call.class, CallEvent.Ringing::new);
        add(CallEvent.Answered.TYPE, Call.class, CallEvent.Answered::new);
        add(CallEvent.Ended.TYPE, Call.class, CallEvent.Ended::new);
        add(CallEvent.Analysed.TYPE, Call.class, CallEvent.Analysed::new);
        add(CallEvent.Merged.TYPE, MergedCall.class, CallEvent.Merged::new);
        add(CallEvent.Erased.TYPE, ErasedCall.class, CallEvent.Erased::new);
        add(CallSnapshot.TYPE, Call.class, CallSnapshot::new);
        add(RecordingEvent.Stored.TYPE, Recording.class, RecordingEvent.Stored::new);
        add(RecordingEvent.Empty.TYPE, Recording.class, RecordingEvent.Empty::new);
        add(RecordingEvent.Disabled.TYPE, Recording.class, RecordingEvent.Disabled::new);
        add(RecordingEvent.Failed.TYPE, Recording.class, RecordingEvent.Failed::new);
        add(RecordingEvent.Transcribed.TYPE, Recording.class, RecordingEvent.Transcribed::new);
        add(SmsEvent.Received.TYPE, Message.class, SmsEvent.Received::new);
        add(SmsEvent.Sent.TYPE, Message.class, SmsEvent.Sent::new);
        add(SmsEvent.Delivered.TYPE, Message.class, SmsEvent.Delivered::new);
        add(SmsEvent.Failed.TYPE, Message.class, SmsEvent.Failed::new);
        add(SmsEvent.OptedOut.TYPE, Message.class, SmsEvent.OptedOut::new);
        add(DeliveryEvent.Attempted.TYPE, Delivery.class, DeliveryEvent.Attempted::new);
        add(DeliveryEvent.Delivered.TYPE, Delivery.class, DeliveryEvent.Delivered::new);
        add(DeliveryEvent.Failed.TYPE, Delivery.class, DeliveryEvent.Failed::new);
    }

    private EventTypes() {}

    /** Every type that the codec reads, in family order. CRM events have types of their own names. */
    public static Set<String> all() {
        return Collections.unmodifiableSet(READERS.keySet());
    }

    static @Nullable Reader<?> reader(String type) {
        return READERS.get(type);
    }

    private static <D> void add(String type, Class<D> data, BiFunction<EventInfo, D, Event> event) {
        READERS.put(type, new Reader<>(data, event));
    }

    /**
     * How one type is read.
     *
     * @param data class of the value
     * @param event makes the event
     * @param <D> class of the value
     */
    record Reader<D>(Class<D> data, BiFunction<EventInfo, D, Event> event) {
        Event read(EventInfo info, byte[] value) {
            return event.apply(info, Json.read(value, data));
        }
    }
}
