package io.ringpost.sms.normalise.voipms;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.sms.lifecycle.TextReceived;
import io.ringpost.sms.normalise.CleanText;
import io.ringpost.sms.normalise.Reading;
import java.io.UncheckedIOException;
import java.util.Map;

/** A text that came in through VoIP.ms, in any of its four shapes. */
public final class VoipmsText {
    private static final String RECEIVED = "message.received";

    private VoipmsText() {}

    /** Reads the body by its shape, whatever content type it claims. */
    public static Reading read(RawWebhook raw) {
        String text = CleanText.body(raw.body());
        try {
            return text.startsWith("{") ? json(raw) : reading(raw, TemplateShape.read(text));
        } catch (UncheckedIOException e) {
            return new Reading.Unreadable("unreadable_body", "neither a JSON object nor a form");
        }
    }

    private static Reading json(RawWebhook raw) {
        Map<?, ?> object = Json.read(raw.body(), Map.class);
        if (!(object.get("data") instanceof Map<?, ?> data)) {
            return reading(raw, JsonShape.flat(object));
        }
        Object event = data.get("event_type");
        return event == null || event.equals(RECEIVED)
                ? reading(raw, JsonShape.nested(data))
                : new Reading.Other("other_event");
    }

    /** VoIP.ms: placeholders that nothing was put in for are a test of the address. */
    private static Reading reading(RawWebhook raw, Parts parts) {
        String from = parts.from();
        String own = parts.to();
        if (from == null
                || own == null
                || (parts.text() == null && parts.media().isEmpty())) {
            return new Reading.Other("ping");
        }
        String to = NorthAmerican.e164(own);
        String id = parts.id();
        // VoIP.ms: texts with and without media are numbered apart.
        String name = id == null ? raw.id() : Ids.hash(to, parts.multimedia() ? "MMS" : "SMS", id);
        return new Reading.Understood(new TextReceived(
                Ids.message(Provider.VOIPMS, name),
                Provider.VOIPMS,
                id,
                NorthAmerican.e164(from),
                to,
                parts.text(),
                parts.media(),
                null,
                null,
                raw.receivedAt()));
    }
}
