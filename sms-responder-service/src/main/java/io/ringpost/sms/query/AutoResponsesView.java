package io.ringpost.sms.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringpost.sms.reply.AutoResponse;
import io.ringpost.sms.reply.AutoResponses;
import io.ringpost.sms.store.EditedResponses;
import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All automatic answers on one page. */
record AutoResponsesView(
        int version,
        Instant updatedAt,
        List<Item> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {
    static AutoResponsesView of(EditedResponses edited) {
        List<Item> items = edited.responses().all().stream().map(Item::of).toList();
        return new AutoResponsesView(edited.version(), edited.updatedAt(), items, null);
    }

    /** One of them; {@code edited} if people changed it. */
    record Item(Intent intent, Language language, String text, boolean enabled, boolean edited) {
        static Item of(AutoResponse response) {
            AutoResponse ours = AutoResponses.DEFAULTS.find(response.intent(), response.language());
            return new Item(
                    response.intent(),
                    response.language(),
                    response.text(),
                    response.enabled(),
                    !ours.equals(response));
        }
    }
}
