package io.ringpost.ingress.provider.twilio;

import java.util.List;
import java.util.Map;

/**
 * One made-up request and whether it is genuine.
 *
 * @param url where it was sent
 * @param kind how it carries its fields
 * @param fields its form fields, in the order they are sent
 * @param body its body, if it is JSON
 * @param signature what its header says
 * @param signing what was done when it was signed
 */
record TwilioCase(
        String url, Kind kind, List<Map.Entry<String, String>> fields, String body, String signature, Signing signing) {
    /** How a request carries its fields. */
    enum Kind {
        FORM,
        GET,
        JSON
    }

    /** What was signed, and whether Twilio does so. */
    enum Signing {
        AS_SENT(true),
        WITHOUT_PORT(true),
        WITH_DEFAULT_PORT(true),
        WITHOUT_USER(true),
        APOSTROPHE_ESCAPED(true),
        WRONG_TOKEN(false),
        OTHER_SCHEME(false),
        OTHER_PORT(false),
        OTHER_SLASH(false),
        OTHER_QUERY(false),
        ESCAPES_UNDONE(false),
        OTHER_FIELDS(false),
        LAST_VALUE_ONLY(false),
        BROKEN_HEADER(false);

        private final boolean genuine;

        Signing(boolean genuine) {
            this.genuine = genuine;
        }

        boolean genuine() {
            return genuine;
        }
    }

    boolean repeatsAField() {
        return fields.stream().map(Map.Entry::getKey).distinct().count() < fields.size();
    }
}
