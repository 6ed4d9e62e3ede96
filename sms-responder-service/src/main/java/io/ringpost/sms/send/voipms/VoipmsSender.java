package io.ringpost.sms.send.voipms;

import io.ringpost.contract.Provider;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.sms.lifecycle.OutgoingText;
import io.ringpost.sms.plan.voipms.VoipmsParts;
import io.ringpost.sms.send.FormBody;
import io.ringpost.sms.send.SendOutcome;
import io.ringpost.sms.send.SendOutcome.Accepted;
import io.ringpost.sms.send.SendOutcome.Refused;
import io.ringpost.sms.send.SendOutcome.RetryLater;
import io.ringpost.sms.send.SendOutcome.Unknown;
import io.ringpost.sms.send.SendSettings;
import io.ringpost.sms.send.SmsSender;
import io.ringpost.sms.send.Unanswered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * VoIP.ms: {@code rest.php} with {@code sendSMS}, in parts if need be, or {@code sendMMS}; it knows no idempotency. All
 * requests of this process keep one pace.
 */
@Singleton
public class VoipmsSender implements SmsSender {
    private static final String DEFAULT_BASE = "https://voip.ms";
    private static final String PATH = "/api/v1/rest.php";

    private final SafeHttpClient client;
    private final SendSettings.Voipms settings;
    private final Pace pace;

    @Inject
    VoipmsSender(SafeHttpClient client, SendSettings settings) {
        this(client, settings.voipms());
    }

    VoipmsSender(SafeHttpClient client, SendSettings.Voipms settings) {
        this.client = client;
        this.settings = settings;
        this.pace = new Pace(settings.gap(), System::nanoTime);
    }

    @Override
    public Provider provider() {
        return Provider.VOIPMS;
    }

    @Override
    public int concurrency() {
        return settings.concurrency();
    }

    @Override
    public int atOnce() {
        return pace.none() ? concurrency() : 1;
    }

    @Override
    public Duration untilNext() {
        return pace.untilNext();
    }

    @Override
    public Uni<SendOutcome> send(OutgoingText text) {
        Optional<SendOutcome> unsent = missing().or(this::closed);
        if (unsent.isPresent()) {
            return Uni.createFrom().item(unsent.get());
        }
        return VoipmsParts.of(text.text())
                .match(
                        parts -> next(text, parts, List.of()),
                        whole -> call(text, "sendMMS", whole),
                        bytes -> Uni.createFrom()
                                .item(new Refused("too_long", bytes + " bytes are more than VoIP.ms takes")));
    }

    private Optional<SendOutcome> missing() {
        if (settings.username().isEmpty()) {
            return Optional.of(Refused.missing("VOIPMS_USERNAME"));
        }
        return settings.password().isEmpty() ? Optional.of(Refused.missing("VOIPMS_PASSWORD")) : Optional.empty();
    }

    private Optional<SendOutcome> closed() {
        return pace.closed().map(left -> new RetryLater(VoipmsAnswer.PER_MINUTE_REACHED, left));
    }

    /** One part after the other, so that they arrive in order where the carriers keep it. */
    private Uni<SendOutcome> next(OutgoingText text, List<String> parts, List<String> taken) {
        return call(text, "sendSMS", parts.get(taken.size()))
                .flatMap(outcome -> outcome.match(new Cases(taken) {
                    @Override
                    public Uni<SendOutcome> accepted(Accepted accepted) {
                        List<String> ids = new ArrayList<>(taken);
                        ids.addAll(accepted.providerMessageIds());
                        return ids.size() == parts.size()
                                ? Uni.createFrom().item(new Accepted(ids, parts.size()))
                                : next(text, parts, ids);
                    }
                }));
    }

    private Uni<SendOutcome> call(OutgoingText text, String method, String message) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_username", settings.username().orElse(""));
        form.put("api_password", settings.password().orElse(""));
        form.put("method", method);
        form.put("did", local(text.from()));
        form.put("dst", local(text.to()));
        form.put("message", message);
        String base = settings.baseUrl().orElse(DEFAULT_BASE).replaceFirst("/+$", "");
        return turn().chain(() -> client.send(FormBody.post(base + PATH, form, settings.timeout())))
                .map(response -> response.match(VoipmsAnswer::outcome, Unanswered::outcome))
                .invoke(outcome -> outcome.match(new Closing()));
    }

    /** Delays are cut to whole milliseconds, and a turn is not taken early. */
    private Uni<Void> turn() {
        Duration wait = pace.turn();
        Uni<Void> now = Uni.createFrom().voidItem();
        return wait.isZero() ? now : now.onItem().delayIt().by(wait.plusMillis(1));
    }

    /** VoIP.ms: ten digits. */
    private static String local(String number) {
        return number.replaceFirst("^\\+1(?=[0-9]{10}$)", "").replaceFirst("^\\+", "");
    }

    /** What ends the sending of parts: once one was taken, the whole can neither be repeated nor called unsent. */
    private abstract static class Cases implements SendOutcome.Cases<Uni<SendOutcome>> {
        private final List<String> taken;

        Cases(List<String> taken) {
            this.taken = taken;
        }

        @Override
        public Uni<SendOutcome> later(RetryLater later) {
            return end(later, later.reason());
        }

        @Override
        public Uni<SendOutcome> refused(Refused refused) {
            return end(refused, refused.code());
        }

        @Override
        public Uni<SendOutcome> unknown(Unknown unknown) {
            return end(unknown, unknown.reason());
        }

        private Uni<SendOutcome> end(SendOutcome outcome, String word) {
            return Uni.createFrom().item(taken.isEmpty() ? outcome : new Unknown("partly_sent:" + word));
        }
    }

    /** What is said of one text and holds for all. */
    private final class Closing implements SendOutcome.Cases<Boolean> {
        @Override
        public Boolean accepted(Accepted accepted) {
            return false;
        }

        @Override
        public Boolean later(RetryLater later) {
            boolean reached = later.reason().equals(VoipmsAnswer.PER_MINUTE_REACHED);
            if (reached) {
                pace.close(VoipmsAnswer.PER_MINUTE);
            }
            return reached;
        }

        @Override
        public Boolean refused(Refused refused) {
            return false;
        }

        @Override
        public Boolean unknown(Unknown unknown) {
            return false;
        }
    }
}
