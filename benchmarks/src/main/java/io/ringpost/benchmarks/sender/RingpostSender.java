package io.ringpost.benchmarks.sender;

import io.ringpost.benchmarks.deliveries.CommitLimit;
import io.ringpost.benchmarks.deliveries.EventSource;
import io.ringpost.benchmarks.deliveries.LaterDeliveries;
import io.ringpost.benchmarks.deliveries.OutboundProcess;
import io.ringpost.benchmarks.machine.Stage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Ringpost's outbound service with a broker and a database of its own. */
final class RingpostSender implements Sender {
    private final Stage stage;
    private final OutboundProcess outbound;
    private final EventSource events;

    private RingpostSender(Stage stage, OutboundProcess outbound) {
        this.stage = stage;
        this.outbound = outbound;
        this.events = new EventSource(stage.bootstrapServers());
    }

    static Sender start(SenderOptions options) throws IOException {
        Stage stage = Stage.start();
        String schedule =
                options.waits().stream().map(wait -> wait.toMillis() + "ms").collect(Collectors.joining(","));
        return new RingpostSender(stage, OutboundProcess.start(stage, Map.of("RINGPOST_WEBHOOK_SCHEDULE", schedule)));
    }

    @Override
    public void endpoint(String address, String url) {
        outbound.endpoint(address, url);
    }

    @Override
    public void send(LoadEvent event) {
        events.send(event);
    }

    @Override
    public void flush() {
        events.flush();
    }

    @Override
    public long taken() {
        return outbound.number("select count(*) from outbound_webhook.event");
    }

    @Override
    public long underWay() {
        return outbound.number("select count(*) from outbound_webhook.delivery where status = 'sending'");
    }

    @Override
    public Map<String, Measured> processes() {
        Map<String, Measured> all = new LinkedHashMap<>();
        all.put(ITSELF, new Measured(outbound::cpu, outbound::residentBytes));
        all.put("postgres", new Measured(outbound::postgresCpu, () -> -1));
        all.put("broker", new Measured(() -> stage.broker().cpu(), () -> stage.broker()
                .residentBytes()));
        return all;
    }

    @Override
    public void kill() {
        outbound.kill();
    }

    @Override
    public void revive() {
        outbound.revive();
    }

    @Override
    public Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("postgres", part(outbound.postgres()::kill, outbound.postgres()::revive));
        parts.put("kafka", part(stage::killBroker, stage::restartBroker));
        return parts;
    }

    @Override
    public int schedule(int deliveries) {
        LaterDeliveries.plant(outbound::connect, deliveries);
        return deliveries;
    }

    @Override
    public JsonObject outcomes() {
        return outbound.counts(
                "select coalesce(error, 'delivered') as word, count(*) as times from outbound_webhook.attempt group by 1");
    }

    @Override
    public JsonObject databaseLimit(int deliveries) {
        return CommitLimit.measure(outbound::connect, deliveries, Duration.ofMinutes(3));
    }

    @Override
    public void close() {
        events.close();
        outbound.close();
        stage.close();
    }

    private static Part part(Runnable kill, Runnable revive) {
        return new Part() {
            @Override
            public void kill() {
                kill.run();
            }

            @Override
            public void revive() {
                revive.run();
            }
        };
    }
}
