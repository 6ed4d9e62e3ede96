package io.ringpost.outbound.send;

import io.ringpost.contract.codec.Json;
import io.ringpost.outbound.plan.alert.AlertText;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.schedule.RetryAfter;
import io.ringpost.outbound.store.ClaimedNotices;
import io.ringpost.safehttp.FailureCode;
import io.ringpost.safehttp.Limits;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeRequest;
import io.ringpost.safehttp.SafeResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Sends messages to an incoming webhook of Slack, or of what understands the same JSON. Its URL is a secret. */
@ApplicationScoped
public class SlackTeller implements Teller {
    private static final int TOO_MANY_REQUESTS = 429;
    /** Failures after which the message may have been read. */
    private static final Set<FailureCode> UNKNOWN = EnumSet.of(
            FailureCode.TIMEOUT_HEAD,
            FailureCode.RESET,
            FailureCode.BAD_RESPONSE,
            FailureCode.HEAD_TOO_LARGE,
            FailureCode.CANCELLED,
            FailureCode.UNEXPECTED);

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
    public Uni<Telling> tell(ClaimedNotices message) {
        AlertText text = AlertText.of(message.notices());
        byte[] body = Json.write(Map.of("text", "*" + escaped(text.subject()) + "*\n" + escaped(text.body())));
        SafeRequest post = SafeRequest.post(settings.slackUrl().orElse(""), body)
                .withHeader("content-type", "application/json")
                .withLimits(new Limits(settings.chatLimit(), settings.chatLimit(), Limits.WEBHOOK.bodyBytes()));
        return client.send(post).map(response -> response.match(this::telling, SlackTeller::untold));
    }

    private Telling telling(SafeResponse.Answered answered) {
        if (answered.success()) {
            return new Telling.Sent(0);
        }
        String cause = "http_" + answered.status();
        String header = answered.header("retry-after");
        return answered.status() == TOO_MANY_REQUESTS && header != null
                ? new Telling.Untold(
                        cause, null, RetryAfter.parse(header, clock.instant()).orElse(null), false)
                : Telling.refused(cause, null);
    }

    private static Telling untold(SafeResponse.Failed failed) {
        String cause = failed.code().word();
        return UNKNOWN.contains(failed.code())
                ? Telling.unknown(cause, failed.detail())
                : Telling.refused(cause, failed.detail());
    }

    /** Slack: these three, and no others, have a meaning in its text. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
