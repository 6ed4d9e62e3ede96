package io.ringpost.recording.discover.voipms;

import io.ringpost.contract.codec.Json;
import io.ringpost.contract.reading.Fields;
import io.ringpost.recording.lifecycle.Beginning;
import io.ringpost.recording.lifecycle.Details;
import io.ringpost.recording.lifecycle.ListedRecording;
import io.ringpost.recording.lifecycle.voipms.RecordingName;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer of VoIP.ms's API that lists something.
 *
 * @param status {@code success}, or the word of an error; empty if it cannot be read
 * @param rows what is listed
 */
public record RecordingList(String status, List<Fields> rows) {
    /** VoIP.ms: recordings are dated by this wall, and no parameter changes it. */
    public static final ZoneId WALL = ZoneId.of("America/New_York");

    /** VoIP.ms: an account that stands for every one; a recording is asked for in its own. */
    private static final String ALL = "all";

    private static final RecordingList UNREADABLE = new RecordingList("", List.of());

    /** Copies the rows. */
    public RecordingList {
        rows = List.copyOf(rows);
    }

    /** Reads an answer: whatever its content type, it is JSON or a page that tells of an outage. */
    @SuppressWarnings("unchecked")
    public static RecordingList of(byte[] answer, String name) {
        try {
            Fields body = new Fields(Json.read(answer, Map.class));
            String word = body.textOr("", "status");
            return word.matches("[a-z_]{1,40}") ? new RecordingList(word, body.objects(name)) : UNREADABLE;
        } catch (UncheckedIOException noJson) {
            return UNREADABLE;
        }
    }

    /** The recordings of an account; a row that names none is none. */
    public List<ListedRecording> recordings(String account) {
        return rows.stream().flatMap(row -> recording(account, row).stream()).toList();
    }

    private static Optional<ListedRecording> recording(String account, Fields row) {
        String id = row.text("callrecording");
        Optional<RecordingName> name = id == null ? Optional.empty() : RecordingName.of(id);
        Instant began = name.map(RecordingName::began).orElseGet(() -> wall(row.text("datetime")));
        if (id == null || began == null) {
            return Optional.empty();
        }
        Integer seconds = ColonTime.seconds(row.text("duration"));
        Beginning beginning = name.map(said ->
                        new Beginning(said.began(), Beginning.digits(said.one()), Beginning.digits(said.other())))
                .filter(said -> !said.one().isEmpty() && !said.other().isEmpty())
                .orElse(null);
        String owner = account.equals(ALL) ? row.textOr(account, "subaccount") : account;
        Details details = parties(row, beginning).in(owner).lasting(seconds, null);
        return Optional.of(
                new ListedRecording(id, began.plusSeconds(seconds == null ? 0 : seconds), beginning, details));
    }

    /** VoIP.ms: the row names who was called, the id both. */
    private static Details parties(Fields row, @Nullable Beginning beginning) {
        String called = Beginning.digits(row.textOr("", "destination"));
        if (beginning == null) {
            return Details.NONE.between(null, e164(called));
        }
        String caller = called.equals(beginning.one()) ? beginning.other() : beginning.one();
        return Details.NONE.between(e164(caller), e164(called.isEmpty() ? beginning.other() : called));
    }

    /** VoIP.ms: numbers are North American, of ten digits; what is shorter is an extension. */
    private static @Nullable String e164(String digits) {
        if (digits.isEmpty()) {
            return null;
        }
        return digits.length() == 10 ? "+1" + digits : digits;
    }

    private static @Nullable Instant wall(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text.strip().replace(' ', 'T'))
                            .atZone(WALL)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
