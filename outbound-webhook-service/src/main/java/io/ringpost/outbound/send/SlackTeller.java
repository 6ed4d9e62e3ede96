package io.ringpost.outbound.send;

import io.ringpost.contract.codec.Json;
import io.ringpost.outbound.plan.alert.AlertText;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.Notice;
import io.ringpost.outbound.schedule.RetryAfter;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeRequest;
import io.ringpost.safehttp.SafeResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Sends messages to an incoming webhook of Slack, or of what understands the same JSON. Its URL is a secret. */
@ApplicationScoped
public class SlackTeller implements Teller {
    private static final int TOO_MANY_REQUESTS = 429;

    private final SafeHttpClient client;
    private final AlertSettings settings;
    private final Clock clock;

    SlackTeller(SafeHttpClient client, AlertSettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.SLACK;
    }

    @Override
    public Uni<Telling> tell(List<Notice> notices) {
        AlertText text = AlertText.of(notices);
        byte[] body = Json.write(Map.of("text", "*" + escaped(text.subject()) + "*\n" + escaped(text.body())));
        SafeRequest post =
                SafeRequest.post(settings.slackUrl().orElse(""), body).withHeader("content-type", "application/json");
        return client.send(post)
                .map(response -> response.match(
                        this::telling, failed -> Telling.failed(failed.code().word(), failed.detail())));
    }

    private Telling telling(SafeResponse.Answered answered) {
        if (answered.success()) {
            return Telling.DONE;
        }
        String cause = "http_" + answered.status();
        String header = answered.header("retry-after");
        return answered.status() == TOO_MANY_REQUESTS && header != null
                ? new Telling(
                        cause, null, RetryAfter.parse(header, clock.instant()).orElse(null))
                : Telling.failed(cause, null);
    }

    /** Slack: these three, and no others, have a meaning in its text. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
