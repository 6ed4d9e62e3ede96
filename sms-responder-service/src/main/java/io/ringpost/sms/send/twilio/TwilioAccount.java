package io.ringpost.sms.send.twilio;

import io.ringpost.sms.send.SendSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The account that texts are sent by, if the settings name one. */
sealed interface TwilioAccount {
    /** Twilio: two letters and 32 hexadecimal digits; here whatever can stand in a path. */
    Pattern SID = Pattern.compile("[A-Za-z0-9]{1,64}");

    /** Takes the way of the case; the name of the variable that is missing, if one is. */
    <R> R match(Function<Known, R> known, Function<String, R> missing);

    /**
     * An account that can send.
     *
     * @param sid its id
     * @param token what it logs in with
     */
    record Known(String sid, String token) implements TwilioAccount {
        @Override
        public <R> R match(Function<Known, R> known, Function<String, R> missing) {
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
        public <R> R match(Function<Known, R> known, Function<String, R> missing) {
            return missing.apply(variable);
        }
    }

    /** The account, with the token that is its own, else the first that is anybody's. */
    static TwilioAccount of(SendSettings.Twilio settings) {
        Optional<String> sid = settings.accountSid().map(String::strip).filter(text -> SID.matcher(text)
                .matches());
        if (sid.isEmpty()) {
            return new Missing("TWILIO_ACCOUNT_SID");
        }
        List<String> tokens = settings.authToken().orElse(List.of());
        String own = sid.get() + ":";
        return tokens.stream()
                .map(String::strip)
                .filter(token -> token.startsWith(own))
                .map(token -> token.substring(own.length()))
                .findFirst()
                .or(() -> tokens.stream()
                        .map(String::strip)
                        .filter(token -> !token.isEmpty() && token.indexOf(':') < 0)
                        .findFirst())
                .<TwilioAccount>map(token -> new Known(sid.get(), token))
                .orElseGet(() -> new Missing("TWILIO_AUTH_TOKEN"));
    }
}
