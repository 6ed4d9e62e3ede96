package io.ringpost.local.play.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.local.play.Answer;
import io.ringpost.local.play.Fields;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The messages of an account: taken, shown and listed. */
final class TwilioMessages {
    private static final int PAGE = 50;

    private final String accountSid;
    private final Progress progress;
    private final Clock clock;
    private final Map<String, SentMessage> bySid = Collections.synchronizedMap(new LinkedHashMap<>());

    TwilioMessages(String accountSid, Progress progress, Clock clock) {
        this.accountSid = accountSid;
        this.progress = progress;
        this.clock = clock;
    }

    Answer create(Fields fields) {
        return MessageCheck.refuse(fields).map(TwilioError::answer).orElseGet(() -> taken(fields));
    }

    Answer show(String sid) {
        return Optional.ofNullable(bySid.get(sid))
                .map(message -> Answer.json(200, message.json()))
                .orElseGet(TwilioError.NOT_FOUND::answer);
    }

    Answer list(Fields filter) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = page.putArray("messages");
        int size = filter.has("PageSize") ? Integer.parseInt(filter.get("PageSize")) : PAGE;
        newestFirst().stream()
                .filter(message -> filter.allows("To", message.to()) && filter.allows("From", message.from()))
                .limit(size)
                .forEach(message -> messages.add(message.json()));
        page.put("page", 0).put("page_size", size).put("start", 0).put("end", Math.max(0, messages.size() - 1));
        page.put("uri", "/2010-04-01/Accounts/" + accountSid + "/Messages.json").putNull("next_page_uri");
        return Answer.json(200, page);
    }

    private Answer taken(Fields fields) {
        String service = fields.get("MessagingServiceSid");
        SentMessage message = new SentMessage(
                accountSid,
                "SM" + UUID.randomUUID().toString().replace("-", ""),
                service,
                fields.get("From"),
                fields.get("To"),
                fields.get("Body"),
                service.isEmpty() ? "queued" : "accepted",
                "",
                clock.instant());
        bySid.put(message.sid(), message);
        progress.follow(message, fields.get("StatusCallback"), next -> bySid.put(next.sid(), next));
        return Answer.json(201, message.json());
    }

    private List<SentMessage> newestFirst() {
        List<SentMessage> all;
        synchronized (bySid) {
            all = new ArrayList<>(bySid.values());
        }
        Collections.reverse(all);
        return all;
    }
}
