package io.ringpost.outbound.send;

import io.ringpost.outbound.plan.alert.AlertText;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.store.ClaimedNotices;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Sends one mail to all addresses, by a client of its own: closing it ends the connection of a server that hangs, which
 * giving up alone does not.
 */
@ApplicationScoped
public class MailTeller implements Teller {
    /** RFC 6409: where programs hand mails in. */
    private static final int SUBMISSION = 587;

    /** What the client says before it has handed in anything. */
    private static final String NO_STARTTLS = "STARTTLS required but not supported by server";

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final AlertSettings settings;
    private final AlertChannels channels;

    MailTeller(Vertx vertx, AlertSettings settings, AlertChannels channels) {
        this.vertx = vertx;
        this.settings = settings;
        this.channels = channels;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Uni<Telling> tell(ClaimedNotices message) {
        List<String> recipients = channels.recipients();
        return Uni.createFrom()
                .deferred(() -> send(mail(AlertText.of(message.notices()), recipients)))
                .<Telling>map(taken -> new Telling.Sent(
                        recipients.size() - taken.getRecipients().size()))
                .onFailure()
                .recoverWithItem(MailTeller::untold);
    }

    private MailMessage mail(AlertText text, List<String> recipients) {
        return new MailMessage()
                .setFrom(settings.mail().from().orElse(""))
                .setTo(recipients)
                .setSubject(text.subject())
                .setText(text.body())
                // RFC 3834: nobody's absence note answers it.
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private Uni<MailResult> send(MailMessage mail) {
        MailClient client = MailClient.create(vertx, config());
        return Uni.createFrom()
                .completionStage(() -> client.sendMail(mail).toCompletionStage())
                .ifNoItem()
                .after(settings.mailLimit())
                .fail()
                .onTermination()
                .invoke(() -> {
                    var unused = client.close();
                });
    }

    /** One address that is refused keeps the mail from no other. */
    private MailConfig config() {
        AlertSettings.Mail server = settings.mail();
        MailConfig config = new MailConfig()
                .setHostname(settings.smtpHost().orElse(""))
                .setPort(server.port().orElse(SUBMISSION))
                .setSsl(server.tls())
                .setStarttls(server.startTls())
                .setTrustAll(server.trustAll())
                .setKeepAlive(false)
                .setAllowRcptErrors(true)
                .setConnectTimeout((int) LONGEST_CONNECT.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) settings.mailLimit().toMillis());
        server.username().ifPresent(config::setUsername);
        server.password().ifPresent(config::setPassword);
        return server.trustAll() ? config : config.setHostnameVerificationAlgorithm("HTTPS");
    }

    /** What a server answers may name addresses and more: its code alone is told. */
    private static Telling untold(Throwable failure) {
        if (failure instanceof SMTPException answer) {
            return Telling.refused("smtp_" + answer.getReplyCode() / 100 + "xx", "code " + answer.getReplyCode());
        }
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
            return Telling.refused("unreachable", kind);
        }
        if (failure instanceof SSLException) {
            return Telling.refused("tls", kind);
        }
        if (NO_STARTTLS.equals(failure.getMessage())) {
            return Telling.refused("tls", "the server offers no STARTTLS");
        }
        return Telling.unknown(failure instanceof TimeoutException ? "timeout" : "failed", kind);
    }
}
