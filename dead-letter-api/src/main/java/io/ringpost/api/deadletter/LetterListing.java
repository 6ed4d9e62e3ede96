package io.ringpost.api.deadletter;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.deadletter.LetterPlace;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list. */
public class LetterListing {
    static final String LIST = "dead-letters";

    @Parameter(description = "where they were read, for example telephony.raw.twilio.v1")
    @RestQuery
    @Nullable
    String topic;

    @Parameter(description = "one word")
    @RestQuery
    @Nullable
    String reason;

    @Parameter(description = "parked at or after this instant or date")
    @RestQuery
    @Nullable
    String since;

    @Parameter(description = "parked before this instant, or on this date at the latest")
    @RestQuery
    @Nullable
    String until;

    @Parameter(description = "zone of dates")
    @RestQuery
    @Nullable
    String tz;

    @Parameter(description = "1 to 200")
    @RestQuery
    @Nullable
    String limit;

    @Parameter(description = "next of the page before")
    @RestQuery
    @Nullable
    String cursor;

    @Parameter(description = "true: show the bytes, which hold personal data")
    @RestQuery
    @Nullable
    String payload;

    boolean withPayload() {
        if (payload != null && !payload.equals("true") && !payload.equals("false")) {
            throw ProblemException.badParameter("payload", "must be true or false");
        }
        return "true".equals(payload);
    }

    static LetterPlace place(Cursor cursor) {
        List<String> position = cursor.position();
        return new LetterPlace(position.get(0), Integer.parseInt(position.get(1)), Long.parseLong(position.get(2)));
    }
}
