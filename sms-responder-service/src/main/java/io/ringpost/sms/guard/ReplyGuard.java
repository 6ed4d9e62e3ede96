package io.ringpost.sms.guard;

import io.ringpost.sms.understand.IncomingText;
import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says whether a text may be answered automatically, or why not. */
public final class ReplyGuard {
    /** Whoever waited longer would get an answer out of the blue. */
    public static final Duration OLDEST = Duration.ofMinutes(10);

    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{1,6}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{7,15}");

    private final ReplyRules rules;

    public ReplyGuard(ReplyRules rules) {
        this.rules = rules;
    }

    /** Why it may not be answered, whatever the answer would be. */
    public Optional<Reason> refusal(IncomingText text, @Nullable Intent intent, Standing standing, Instant now) {
        return sender(text)
                .or(() -> words(text, standing))
                .or(() -> text.since().plus(OLDEST).isBefore(now) ? Optional.of(Reason.TOO_OLD) : Optional.empty())
                .or(() -> standing(intent, standing, now));
    }

    /** Why this very answer may not go: not twice in a row, and one that is owed is owed once an hour. */
    public Optional<Reason> refusal(String reply, Intent intent, Standing standing) {
        boolean said = intent.isOwed() ? standing.said().contains(reply) : reply.equals(standing.lastReply());
        return said ? Optional.of(Reason.REPEATED) : Optional.empty();
    }

    private Optional<Reason> sender(IncomingText text) {
        String from = text.from().substring(text.from().indexOf(':') + 1);
        if (text.from().equals(text.to()) || rules.ownNumbers().contains(from)) {
            return Optional.of(Reason.OWN_NUMBER);
        }
        if (SHORT_CODE.matcher(from).matches()) {
            return Optional.of(Reason.SHORT_CODE);
        }
        return PHONE.matcher(from).matches() ? Optional.empty() : Optional.of(Reason.UNREACHABLE_SENDER);
    }

    private static Optional<Reason> words(IncomingText text, Standing standing) {
        String words = text.text();
        if (words == null || PlainText.of(words).isEmpty()) {
            return Optional.of(Reason.EMPTY_TEXT);
        }
        return AutomaticTexts.isOne(words, standing.lastReply())
                ? Optional.of(Reason.AUTOMATIC_TEXT)
                : Optional.empty();
    }

    private Optional<Reason> standing(@Nullable Intent intent, Standing standing, Instant now) {
        boolean owed = intent != null && intent.isOwed();
        if (standing.optedOut() && intent != Intent.OPT_IN && intent != Intent.HELP) {
            return Optional.of(Reason.OPTED_OUT);
        }
        Instant silenced = standing.silencedUntil();
        if (silenced != null && now.isBefore(silenced) && !owed && intent != Intent.OPT_IN) {
            return Optional.of(Reason.SILENCED);
        }
        int most = owed ? 2 * rules.repliesPerHour() : rules.repliesPerHour();
        return standing.repliesInLastHour() >= most ? Optional.of(Reason.TOO_MANY_REPLIES) : Optional.empty();
    }
}
