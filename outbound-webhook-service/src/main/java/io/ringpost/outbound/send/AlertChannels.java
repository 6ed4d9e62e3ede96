package io.ringpost.outbound.send;

import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.outbound.plan.alert.AlertRule;
import io.ringpost.outbound.plan.alert.Backoff;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.ChannelLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The channels that the settings open, and what holds for them. */
@ApplicationScoped
public class AlertChannels {
    private static final WideLog LOG = WideLog.of(AlertChannels.class);

    private final AlertSettings settings;

    AlertChannels(AlertSettings settings) {
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        String words = open().stream().map(Channel::word).collect(Collectors.joining(","));
        if (open().size() == 1) {
            LOG.event("alert-channels")
                    .word("channels", words)
                    .info(
                            "Alerts reach nobody by mail or chat: neither RINGPOST_ALERT_EMAILS nor SLACK_WEBHOOK_URL is set");
        } else {
            LOG.event("alert-channels").word("channels", words).info("Alerts are told");
        }
    }

    /** Those that are open; endpoints that subscribe may always be there. */
    public Set<Channel> open() {
        EnumSet<Channel> open = EnumSet.of(Channel.WEBHOOK);
        if (!recipients().isEmpty() && settings.smtpHost().isPresent()) {
            open.add(Channel.MAIL);
        }
        if (settings.slackUrl().isPresent()) {
            open.add(Channel.SLACK);
        }
        return open;
    }

    /** Who gets mails; people write lists with spaces and end them with commas. */
    List<String> recipients() {
        return settings.emails().orElse(List.of()).stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    /** What is said when. */
    public AlertRule rule() {
        return new AlertRule(settings.again(), settings.newsFor());
    }

    /** People are spared; an endpoint has a limit of its own if it wants one. */
    ChannelLimit limit(Channel channel) {
        return channel == Channel.WEBHOOK
                ? ChannelLimit.NONE
                : new ChannelLimit(settings.perHour(), Duration.ofHours(1));
    }

    /** How long one is one replica's alone. */
    Duration lease() {
        return settings.lease();
    }

    /** How often to look for what is to be said when nobody rings. */
    Duration poll() {
        return settings.poll();
    }

    Backoff backoff() {
        return new Backoff(settings.retry());
    }
}
