package io.ringpost.ingress.provider.crm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.schema.CheckingEffort;
import io.ringpost.contract.event.CrmEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a body of one event or an array of up to a hundred, and checks each against its type; all of them together at no
 * more effort than one may take, since other webhooks wait for the thread.
 */
@ApplicationScoped
public class CrmReader {
    private static final int MOST_EVENTS = 100;
    private static final int MOST_ERRORS = 100;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final EventTypeRegistry registry;

    @Inject
    CrmReader(EventTypeRegistry registry) {
        this.registry = registry;
    }

    /** Reads all of it; one event that is not valid makes the whole invalid. */
    public CrmIntake read(byte[] body, CrmHandIn handIn) {
        try {
            return judge(CompactJson.split(body), handIn.isArray(body), handIn);
        } catch (IOException | NumberFormatException e) {
            return new CrmIntake.Unreadable(
                    "The body is no JSON, repeats a key, or holds a number that none can read.");
        }
    }

    private CrmIntake judge(List<String> texts, boolean array, CrmHandIn handIn) throws IOException {
        if (texts.isEmpty() || texts.size() > MOST_EVENTS) {
            return new CrmIntake.Invalid(
                    List.of(new FieldError("events", "must be one event, or 1 to " + MOST_EVENTS + " in an array")));
        }
        List<CrmEvent> events = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        CheckingEffort effort = CheckingEffort.whole();
        for (int i = 0; i < texts.size() && errors.size() < MOST_ERRORS; i++) {
            String place = array ? "[" + i + "]." : "";
            CrmEnvelope envelope = new CrmEnvelope(texts.get(i), MAPPER.readTree(texts.get(i)));
            if (envelope.mayBeRegistered(registry)) {
                return new CrmIntake.Undecided();
            }
            List<FieldError> found = check(envelope, place, effort);
            errors.addAll(found);
            if (found.isEmpty()) {
                events.add(envelope.event(handIn.position(i, array), registry));
            } else if (effort.isSpent()) {
                break;
            }
        }
        return errors.isEmpty()
                ? new CrmIntake.Accepted(events)
                : new CrmIntake.Invalid(errors.stream().limit(MOST_ERRORS).toList());
    }

    private List<FieldError> check(CrmEnvelope envelope, String place, CheckingEffort effort) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(envelope.text())
                ? envelope.check(place, registry, effort)
                : List.of(new FieldError(place + "data", "holds text that is no Unicode"));
    }
}
