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
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Sends one mail to all addresses. What a server answers may name them, so these are taken out of what is told. */
@ApplicationScoped
public class MailTeller implements Teller {
    /** RFC 3834: nobody's absence note answers it. */
    private static final String AUTO_SUBMITTED = "Auto-Submitted";

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,]+@[^\\s<>@,]+");

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
                .recoverWithItem(failure -> Telling.failed(cause(failure), detail(failure)));
    }

    private static String detail(Throwable failure) {
        return ADDRESS.matcher(String.valueOf(failure.getMessage())).replaceAll("***");
    }

    private static String cause(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "timeout";
        }
        if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
            return "unreachable";
        }
        if (failure instanceof SSLException) {
            return "tls";
        }
        return failure instanceof SMTPException answer ? "smtp_" + answer.getReplyCode() / 100 + "xx" : "failed";
    }
}
