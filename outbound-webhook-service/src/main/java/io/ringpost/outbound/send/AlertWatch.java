package io.ringpost.outbound.send;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.Notice;
import io.ringpost.outbound.store.ClaimedNotices;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/** One log line for each thing that is told, and a few numbers; no address, no URL. */
@ApplicationScoped
public class AlertWatch {
    private static final WideLog LOG = WideLog.of(AlertWatch.class);

    private final MeterRegistry meters;

    AlertWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    /** It was sent; {@code saved} is false if another replica may have sent it too. */
    void told(ClaimedNotices message, boolean saved, int missed) {
        meters.counter("ringpost.alerts.messages", "channel", message.channel().word(), "outcome", "sent")
                .increment();
        message.notices().forEach(notice -> told(message, notice));
        if (missed > 0) {
            meters.counter(
                            "ringpost.alerts.missed",
                            "channel",
                            message.channel().word())
                    .increment(missed);
            line("alert-missed", message.channel())
                    .number("addresses", missed)
                    .warn("The mail server refused some of the addresses in RINGPOST_ALERT_EMAILS");
        }
        if (!saved) {
            LOG.event("alert-lease-lost")
                    .word("channel", message.channel().word())
                    .warn("A message was sent, but its lease was over; it may be sent twice");
        }
    }

    /** It was planned for endpoints; of what none wants, nobody is told. */
    void planned(ClaimedNotices message, Telling.Planned planned) {
        String outcome = planned.deliveries() > 0 ? "sent" : planned.saved() ? "nobody" : "lease_lost";
        meters.counter("ringpost.alerts.messages", "channel", message.channel().word(), "outcome", outcome)
                .increment();
        if (planned.deliveries() > 0) {
            message.notices().forEach(notice -> told(message, notice));
        }
        if (!planned.saved()) {
            line("alert-lease-lost", message.channel())
                    .warn(
                            "Webhooks about alerts were not planned, because the lease was over; another replica plans them");
        }
    }

    private void told(ClaimedNotices message, Notice notice) {
        String saying = notice.saying().english().replace(' ', '_');
        meters.counter("ringpost.alerts.told", "channel", message.channel().word(), "saying", saying)
                .increment();
        line("alert-told", message.channel())
                .word("rule", notice.trouble().rule())
                .word("subject", notice.trouble().subject())
                .word("saying", saying)
                .word("severity", notice.trouble().severity().wire())
                .number("times", notice.trouble().times())
                .number("in_message", message.notices().size())
                .info("Alert told");
    }

    /** It was not taken, and is tried again. */
    void untold(ClaimedNotices message, Telling.Untold untold, Duration wait) {
        meters.counter("ringpost.alerts.messages", "channel", message.channel().word(), "outcome", untold.cause())
                .increment();
        line("alert-untold", message.channel())
                .word("cause", untold.cause())
                .word("detail", untold.detail())
                .word("perhaps", Boolean.toString(untold.perhaps()))
                .number("in_message", message.notices().size())
                .number("failures", message.failures() + 1)
                .millis("wait_ms", wait)
                .warn("A message about alerts could not be sent; it is tried again");
    }

    /** The tables could not be reached; the next look will. */
    void failed(Channel channel, Throwable failure) {
        meters.counter("ringpost.alerts.failures", "channel", channel.word()).increment();
        line("alerts-failed", channel)
                .failure(failure)
                .warn("What alerts are to be told could not be looked up or saved");
    }

    /** These rested after failures, and are tried at once as the service has started. */
    void hurried(Set<String> words) {
        words.forEach(word -> LOG.event("alert-channel-hurried")
                .word("channel", word)
                .info("A channel that rested after failures is tried again, as the service has started"));
    }

    /** They rest on. */
    void notHurried(Throwable failure) {
        LOG.event("alert-channels-not-hurried")
                .failure(failure)
                .warn(
                        "Channels that rest after failures could not be looked up; they are tried when their rest is over");
    }

    /** A message was still being sent when the service stopped. */
    void cutOff() {
        LOG.event("alert-cut-off").warn("The service stopped while a message was being sent; it may be sent twice");
    }

    /** So many alerts about endpoints were announced as over. */
    void takenBack(int count) {
        if (count > 0) {
            LOG.event("alerts-over").number("count", count).info("Alerts about endpoints are over");
        }
    }

    /** It could not be looked whether any is; the next look will. */
    void notTakenBack(Throwable failure) {
        LOG.event("alerts-over-failed").failure(failure).warn("What is over of alerts could not be looked up");
    }

    private static WideEvent line(String event, Channel channel) {
        return LOG.event(event).word("channel", channel.word());
    }
}
