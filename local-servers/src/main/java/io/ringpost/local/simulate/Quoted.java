package io.ringpost.local.simulate;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Text as it stands between the quotes of a JSON string. */
final class Quoted {
    private Quoted() {}

    static String text(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
