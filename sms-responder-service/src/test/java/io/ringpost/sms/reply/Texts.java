package io.ringpost.sms.reply;

import io.ringpost.contract.Provider;
import io.ringpost.sms.guard.ReplyRules;
import io.ringpost.sms.understand.IncomingText;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Texts that come in, and whose number they come to. */
public final class Texts {
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    public static final String OURS = "+15145550100";
    public static final ReplyRules RULES = new ReplyRules("BR", Set.of("+15145550199"), 5);
    public static final Profile CLINIC = new Profile(values(), null);

    private Texts() {}

    public static IncomingText of(Provider provider, String from, String text) {
        return new IncomingText(provider, from, OURS, text, NOW, NOW, false);
    }

    /** From Canada, by VoIP.ms. */
    public static IncomingText of(String text) {
        return of(Provider.VOIPMS, "+14165550123", text);
    }

    private static Map<Placeholder, String> values() {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.NAME, "Smile");
        values.put(Placeholder.PHONE, "514-555-0100");
        values.put(Placeholder.EMERGENCY_PHONE, "514-555-0111");
        values.put(Placeholder.ADDRESS, "1 Main St");
        values.put(Placeholder.HOURS, "9 to 5");
        values.put(Placeholder.INSURANCE, " ");
        return values;
    }
}
