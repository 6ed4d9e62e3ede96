package io.ringpost.sms.normalise.twilio;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.sms.lifecycle.HandledKeyword;
import io.ringpost.sms.lifecycle.TextReceived;
import io.ringpost.sms.normalise.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that came in through Twilio. Addresses of other channels, such as {@code whatsapp:+55…}, keep their prefix: they
 * are other conversations than those of the bare number.
 */
public final class TwilioText {
    /** Twilio: ten items of media at most. */
    private static final int MOST_MEDIA = 10;
    /** Twilio: two letters and 32 hexadecimal digits; here whatever can stand in a path. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9]{1,64}");

    private TwilioText() {}

    /** Reads the form. */
    public static Reading read(RawWebhook raw) {
        TwilioForm form = TwilioForm.of(raw);
        String from = form.text("From");
        String to = form.text("To");
        if (from == null || to == null) {
            return new Reading.Unreadable("no_parties", "no From or no To");
        }
        String sid = form.text("MessageSid", "SmsMessageSid", "SmsSid");
        return new Reading.Understood(new TextReceived(
                Ids.message(Provider.TWILIO, sid == null ? raw.id() : sid),
                Provider.TWILIO,
                sid,
                from.strip(),
                to.strip(),
                form.text("Body"),
                media(form),
                keyword(form.text("OptOutType")),
                account(form.text("AccountSid")),
                raw.receivedAt()));
    }

    private static List<String> media(TwilioForm form) {
        List<String> media = new ArrayList<>();
        for (int i = 0; i < MOST_MEDIA; i++) {
            String url = form.text("MediaUrl" + i);
            if (url != null) {
                media.add(url);
            }
        }
        return media;
    }

    /** Twilio: a sub-account's texts carry its own id. */
    private static @Nullable String account(@Nullable String sid) {
        return sid != null && ACCOUNT.matcher(sid).matches() ? sid : null;
    }

    /** Twilio: set where the number's Messaging Service has Advanced Opt-Out. */
    private static @Nullable HandledKeyword keyword(@Nullable String type) {
        return Arrays.stream(HandledKeyword.values())
                .filter(word -> word.name().equalsIgnoreCase(type))
                .findFirst()
                .orElse(null);
    }
}
