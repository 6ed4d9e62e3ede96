package io.ringpost.sms.send.twilio;

import io.ringpost.sms.send.SendSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The account that texts are sent by, if the settings name one. */
sealed interface TwilioAccount {
    /** Twilio: two letters and 32 hexadecimal digits; here whatever can stand in a path. */
    Pattern SID = Pattern.compile("[A-Za-z0-9]{1,64}");

    /** Takes the way of the case; the name of the variable that is missing, if one is. */
    <R> R match(Function<? super Known, ? extends R> known, Function<String, ? extends R> missing);

    /**
     * An account that can send.
     *
     * @param sid its id
     * @param login the id of the account that acts for it, most often itself
     * @param token what that one logs in with
     */
    record Known(String sid, String login, String token) implements TwilioAccount {
        @Override
        public <R> R match(Function<? super Known, ? extends R> known, Function<String, ? extends R> missing) {
            return known.apply(this);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Known[" + sid + "]";
        }
    }

    /**
     * A setting is missing.
     *
     * @param variable which
     */
    record Missing(String variable) implements TwilioAccount {
        @Override
        public <R> R match(Function<? super Known, ? extends R> known, Function<String, ? extends R> missing) {
            return missing.apply(variable);
        }
    }

    /**
     * The account that a text goes out by: the one that its number belongs to, with its own token if the settings have it.
     * Twilio: else an account may act for its sub-accounts.
     */
    static TwilioAccount of(SendSettings.Twilio settings, @Nullable String owner) {
        List<String> tokens = settings.authToken().orElse(List.of()).stream()
                .map(String::strip)
                .toList();
        Optional<String> sub =
                Optional.ofNullable(owner).filter(sid -> SID.matcher(sid).matches());
        return sub.flatMap(sid -> own(tokens, sid).<TwilioAccount>map(token -> new Known(sid, sid, token)))
                .orElseGet(() -> main(settings, tokens)
                        .match(main -> new Known(sub.orElse(main.sid()), main.login(), main.token()), Missing::new));
    }

    /** The account of the settings, with the token that is its own, else the first that is anybody's. */
    private static TwilioAccount main(SendSettings.Twilio settings, List<String> tokens) {
        Optional<String> sid = settings.accountSid().map(String::strip).filter(text -> SID.matcher(text)
                .matches());
        if (sid.isEmpty()) {
            return new Missing("TWILIO_ACCOUNT_SID");
        }
        return own(tokens, sid.get())
                .or(() -> tokens.stream()
                        .filter(token -> !token.isEmpty() && token.indexOf(':') < 0)
                        .findFirst())
                .<TwilioAccount>map(token -> new Known(sid.get(), sid.get(), token))
                .orElseGet(() -> new Missing("TWILIO_AUTH_TOKEN"));
    }

    private static Optional<String> own(List<String> tokens, String sid) {
        String prefix = sid + ":";
        return tokens.stream()
                .filter(token -> token.startsWith(prefix))
                .map(token -> token.substring(prefix.length()))
                .findFirst();
    }
}
