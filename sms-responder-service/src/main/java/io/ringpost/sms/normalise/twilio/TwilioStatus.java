package io.ringpost.sms.normalise.twilio;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.sms.MessageStatus;
import io.ringpost.sms.lifecycle.Progress;
import io.ringpost.sms.lifecycle.StatusReport;
import io.ringpost.sms.normalise.FormText;
import io.ringpost.sms.normalise.Reading;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A status callback of Twilio's. */
public final class TwilioStatus {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private TwilioStatus() {}

    /** Reads the form. */
    public static Reading read(RawWebhook raw) {
        TwilioForm form = TwilioForm.of(raw);
        String sid = form.text("MessageSid", "SmsSid");
        String word = form.text("MessageStatus", "SmsStatus");
        if (sid == null || word == null) {
            return new Reading.Unreadable("no_status", "no MessageSid or no MessageStatus");
        }
        return status(word)
                .<Reading>map(status -> new Reading.Understood(new StatusReport(
                        raw.id(),
                        Provider.TWILIO,
                        sid,
                        ourId(form, raw.request().query()),
                        new Progress(status, form.text("ErrorCode")),
                        raw.receivedAt())))
                .orElseGet(() -> new Reading.Other("other_status"));
    }

    /** Twilio: the statuses of the Message resource; words that may come later change nothing. */
    private static Optional<MessageStatus> status(String word) {
        return Optional.ofNullable(
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "accepted", "scheduled", "queued", "sending" -> MessageStatus.QUEUED;
                    case "sent", "partially_delivered" -> MessageStatus.SENT;
                    case "delivered", "read" -> MessageStatus.DELIVERED;
                    case "undelivered" -> MessageStatus.UNDELIVERED;
                    case "failed", "canceled" -> MessageStatus.FAILED;
                    default -> null;
                });
    }

    private static @Nullable String ourId(TwilioForm form, @Nullable String query) {
        String inBody = form.text(StatusReport.OUR_ID);
        return FormText.pairs(query == null ? "" : query, '&').stream()
                .filter(pair -> pair.name().equals(StatusReport.OUR_ID))
                .map(FormText.Pair::value)
                .findFirst()
                .or(() -> Optional.ofNullable(inBody))
                .filter(id -> ID.matcher(id).matches())
                .orElse(null);
    }
}
