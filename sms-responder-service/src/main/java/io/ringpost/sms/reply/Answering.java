package io.ringpost.sms.reply;

import io.ringpost.sms.guard.Reason;
import io.ringpost.sms.guard.ReplyGuard;
import io.ringpost.sms.guard.ReplyRules;
import io.ringpost.sms.guard.Standing;
import io.ringpost.sms.understand.Countries;
import io.ringpost.sms.understand.IncomingText;
import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.IntentMatcher;
import io.ringpost.sms.understand.Language;
import io.ringpost.sms.understand.LanguageGuess;
import io.ringpost.sms.understand.PlainText;
import io.ringpost.sms.understand.TwilioWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what comes of a text: at most one reply. */
public final class Answering {
    private final ReplyRules rules;
    private final ReplyGuard guard;

    public Answering(ReplyRules rules) {
        this.rules = rules;
        this.guard = new ReplyGuard(rules);
    }

    /**
     * What comes of a text.
     *
     * @param standing how things stand with its sender, without it
     * @param profile of the number that was written to
     */
    public Answer answer(IncomingText text, Standing standing, AutoResponses responses, Profile profile, Instant now) {
        PlainText plain = PlainText.of(text.text());
        Intent intent = IntentMatcher.intent(plain, standing.optedOut()).orElse(null);
        Language language = LanguageGuess.of(text.text(), hints(text, standing));
        OptChange change = held(text, intent, standing) ? OptChange.NONE : OptChange.of(intent, standing.optedOut());
        Optional<Reason> refusal = guard.refusal(text, intent, standing, now).or(() -> notOurs(text, intent, standing));
        if (refusal.isPresent() || intent == null) {
            return silence(intent, language, refusal.orElse(Reason.NO_INTENT), change);
        }
        AutoResponse response = responses.find(intent, language);
        if (!response.enabled()) {
            return silence(intent, language, Reason.DISABLED, change);
        }
        Optional<String> words = ReplyComposer.compose(response, profile, country(text, profile));
        return words.flatMap(reply -> guard.refusal(reply, intent, standing))
                .or(() -> words.isEmpty() ? Optional.of(Reason.PROFILE_INCOMPLETE) : Optional.empty())
                .map(reason -> silence(intent, language, reason, change))
                .orElseGet(() -> new Answer.Reply(intent, language.code(), words.orElse(""), change));
    }

    private static Answer silence(@Nullable Intent intent, Language language, Reason reason, OptChange change) {
        return new Answer.Silence(intent, language.code(), reason.wire(), change);
    }

    /** Twilio answers its own opt-out, opt-in and help words; VoIP.ms has none. */
    private static Optional<Reason> notOurs(IncomingText text, @Nullable Intent intent, Standing standing) {
        if (intent != null && TwilioWords.answers(text, intent)) {
            return Optional.of(Reason.PROVIDER_ANSWERS);
        }
        if (held(text, intent, standing)) {
            return Optional.of(Reason.OPTED_OUT);
        }
        return intent == Intent.OPT_IN && !standing.optedOut() ? Optional.of(Reason.NOT_OPTED_OUT) : Optional.empty();
    }

    /** Whether the provider would refuse texts all the same: it does not know the word as one that starts them. */
    private static boolean held(IncomingText text, @Nullable Intent intent, Standing standing) {
        return intent == Intent.OPT_IN && standing.heldByProvider() && !TwilioWords.answers(text, intent);
    }

    private List<Language> hints(IncomingText text, Standing standing) {
        return Stream.of(
                        Language.byCode(standing.language()),
                        Countries.of(text.from()).flatMap(Countries::language),
                        Countries.language(rules.region()))
                .flatMap(Optional::stream)
                .toList();
    }

    private String country(IncomingText text, Profile profile) {
        return Optional.ofNullable(profile.region())
                .or(() -> Countries.of(text.from()))
                .or(() -> Countries.of(text.to()))
                .orElse(rules.region());
    }
}
