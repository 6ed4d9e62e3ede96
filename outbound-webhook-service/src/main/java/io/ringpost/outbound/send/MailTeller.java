package io.ringpost.outbound.send;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.ringpost.outbound.plan.alert.AlertText;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.Notice;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;

/** Sends one mail to all addresses. What a server answers may name them, so only its code is told. */
@ApplicationScoped
public class MailTeller implements Teller {
    /** RFC 3834: nobody's absence note answers it. */
    private static final String AUTO_SUBMITTED = "Auto-Submitted";

    private final ReactiveMailer mailer;
    private final AlertSettings settings;

    MailTeller(ReactiveMailer mailer, AlertSettings settings) {
        this.mailer = mailer;
        this.settings = settings;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Uni<Telling> tell(List<Notice> notices) {
        AlertText text = AlertText.of(notices);
        Mail mail = new Mail()
                .setTo(settings.emails().orElse(List.of()))
                .setSubject(text.subject())
                .setText(text.body())
                .addHeader(AUTO_SUBMITTED, "auto-generated");
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail))
                .ifNoItem()
                .after(settings.mailLimit())
                .fail()
                .replaceWith(Telling.DONE)
                .onFailure()
                .recoverWithItem(failure -> Telling.failed(cause(failure)));
    }

    static String cause(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "timeout";
        }
        if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
            return "unreachable";
        }
        return failure instanceof SMTPException answer ? "smtp_" + answer.getReplyCode() / 100 + "xx" : "failed";
    }
}
