package io.ringpost.e2e.canary;

import static io.ringpost.e2e.canary.Texts.bytes;
import static io.ringpost.e2e.canary.Texts.form;
import static io.ringpost.e2e.canary.Texts.json;

import io.ringpost.e2e.stack.Senders;
import io.ringpost.local.OwnThread;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.ProviderRequest;
import io.ringpost.local.simulate.Simulator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Canaries in webhooks, believed and refused ones. */
final class WebhookFlight {
    private static final String OURS = "+553322980007";
    private static final String OURS_ABROAD = "8455550199";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Senders senders;
    private final Told told;

    WebhookFlight(Senders senders, Told told) {
        this.senders = senders;
        this.told = told;
    }

    void fly() {
        List<String> numbers = Canaries.spellings().stream()
                .map(spelling -> spelling.replace("%2B", "+").replace("%20", " "))
                .toList();
        // The connection of one who is refused is ended late, so they are sent side by side.
        List<CompletableFuture<Void>> refused = numbers.stream()
                .map(number -> OwnThread.run("refused", () -> all(number, Authenticity.WRONG)))
                .toList();
        numbers.forEach(number -> all(number, Authenticity.GENUINE));
        refused.forEach(CompletableFuture::join);
        all(Canaries.NUMBER, Authenticity.MISSING);
        all(Canaries.NUMBER, Authenticity.STALE);
        recordings();
        broken();
        misled();
    }

    private void all(String number, Authenticity how) {
        String id = UUID.randomUUID().toString().replace("-", "");
        twilio(id, number, how);
        retell(id, number, how);
        voipms(id, number, how);
        wavoip(id, number, how);
    }

    private void twilio(String id, String number, Authenticity how) {
        String text = form("MessageSid", "SM" + id, "From", number, "To", OURS, "Body", Canaries.TEXT);
        send(senders.twilio(), "sms-incoming", text, how);
        String call = form("CallSid", "CA" + id, "From", number, "To", OURS, "CallerName", Canaries.NAME);
        send(senders.twilio(), "call-status", call + "&CallStatus=completed&CallDuration=3", how);
    }

    private void retell(String id, String number, Authenticity how) {
        Map<String, Object> call = Map.of(
                "call_id", id,
                "from_number", number,
                "to_number", OURS,
                "transcript", "Agent: " + Canaries.TEXT,
                "metadata", Map.of("nome", Canaries.NAME));
        send(senders.retell(), "call-ended", json(Map.of("event", "call_ended", "call", call)), how);
    }

    private void voipms(String id, String number, Authenticity how) {
        String flat = json(Map.of("from", number, "to", OURS_ABROAD, "id", id, "message", Canaries.TEXT));
        send(senders.voipms(), "sms-flat", flat, how);
        String query = form("to", OURS_ABROAD, "from", number, "id", id + "q", "message", Canaries.TEXT);
        send(senders.voipms(), "sms-get", query, how);
    }

    private void wavoip(String id, String number, Authenticity how) {
        Map<String, String> call = Map.of(
                "type",
                "CALL",
                "action",
                "CREATE",
                "whatsapp_call_id",
                id,
                "status",
                "ACTIVE",
                "caller",
                number,
                "name",
                Canaries.NAME);
        send(senders.wavoip(), "call-path-token", json(call), how);
    }

    /** Audio that is fetched, and audio at an address that nobody may be sent to. */
    private void recordings() {
        String id = UUID.randomUUID().toString().replace("-", "");
        String address = "https://storage.example.com/" + id + "?token=" + Canaries.SECRET;
        String ready =
                json(Map.of("type", "RECORD", "whatsapp_call_id", id, "record_status", "READY", "record_url", address));
        send(senders.wavoip(), "record", ready, Authenticity.GENUINE);
        String of = json(Map.of("callid", id + "v", "recording_url", address, "account", Canaries.NUMBER));
        send(senders.voipms(), "recording-ready", of, Authenticity.GENUINE);
        send(senders.voipms(), "recording-ready", of, Authenticity.WRONG);
    }

    /** No JSON, and a text to nobody, which is kept but cannot be understood. */
    private void broken() {
        String half = "{\"caller\":\"" + Canaries.NUMBER + "\",\"" + Canaries.TEXT;
        send(senders.retell(), "call-ended", half, Authenticity.GENUINE);
        send(senders.voipms(), "call-cdr", half, Authenticity.GENUINE);
        send(senders.wavoip(), "call", half, Authenticity.GENUINE);
        String id = UUID.randomUUID().toString().replace("-", "");
        String toNobody = form("MessageSid", "SM" + id, "From", Canaries.NUMBER, "Body", Canaries.TEXT);
        send(senders.twilio(), "sms-incoming", toNobody, Authenticity.GENUINE);
    }

    private void misled() {
        send("POST", "/webhooks/wavoip/" + Canaries.SECRET, "", JSON);
        send("GET", "/webhooks/nobody/" + Canaries.NUMBER, "token=" + Canaries.SECRET, Map.of());
        send("POST", "/webhook", "", Map.of("Content-Type", "application/json", "X-Retell-Signature", Canaries.SECRET));
    }

    private void send(String method, String path, String query, Map<String, String> headers) {
        byte[] body = bytes(method.equals("GET") ? "" : "{}");
        told.keep(senders.send(new ProviderRequest(method, path, query, headers, body)));
    }

    private void send(Simulator provider, String kind, String body, Authenticity how) {
        told.keep(senders.send(provider.request(kind, bytes(body), how)));
    }
}
