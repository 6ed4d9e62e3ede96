package io.ringpost.benchmarks.deliveries;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deliveries of the last twenty-five days, and what operators ask of them. */
public final class History {
    /** What goes on for so long is younger than payloads are kept. */
    private static final int DAYS = 25;

    /** Two of a hundred failed, one was cancelled or expired, and one of a thousand is of a rare event type. */
    private static final String DELIVERIES = """
            insert into delivery (id, endpoint_id, event_id, event, call_id, status, attempts, posts, created_at, updated_at)
            select 'hd' || n, e.ids[1 + n %% cardinality(e.ids)], 'he' || n,
                case when n %% 1000 = 7 then 'convenio.raro' else 'cliente.evento_' || n %% 20 end, 'hc' || n / 4,
                case when n %% 100 in (11, 12) then 'failed' when n %% 200 = 13 then 'expired'
                    when n %% 200 = 113 then 'cancelled' else 'delivered' end,
                1, 1, now() - n * interval '%2$d days' / %1$d, now() - n * interval '%2$d days' / %1$d
            from generate_series(1, %1$d) n, (select array_agg(id) as ids from endpoint) e
            """;

    private static final String EVENTS = """
            insert into event (id, name, body, created_at)
            select 'he' || n, 'x.y', convert_to('{"nome":"' || repeat('n', 600) || '"}', 'UTF8'),
                now() - n * interval '%2$d days' / %1$d from generate_series(1, %1$d) n
            """;

    private static final String ATTEMPTS = """
            insert into attempt (delivery_id, endpoint_id, post, number, manual, postponed, started_at, latency_ms, dns_ms,
                connect_ms, head_ms, body_ms, status, answer, answer_truncated)
            select id, endpoint_id, 1, 1, false, false, created_at, 5, 0, 1, 3, 1, 200, convert_to(repeat('a', 200), 'UTF8'),
                false from delivery where id like 'hd%'
            """;

    /** As the service would have made them, one after the other. */
    private static final String DAY_PARTITIONS = """
            do $$
            declare
                first date := (now() at time zone 'UTC')::date - %d;
                day date;
            begin
                alter table attempt detach partition attempt_before;
                execute format('alter table attempt attach partition attempt_before for values from (minvalue) to (%%L)',
                    first || ' 00:00:00+00');
                for n in 0..%d + 35 loop
                    day := first + n;
                    if to_regclass(to_char(day, '"attempt_"YYYYMMDD')) is null then
                        execute format('create table %%I partition of attempt for values from (%%L) to (%%L)',
                            to_char(day, '"attempt_"YYYYMMDD'), day || ' 00:00:00+00', day + 1 || ' 00:00:00+00');
                    end if;
                end loop;
            end $$
            """;

    private final OutboundProcess outbound;
    private final int rows;

    /** So many of each: events, deliveries, attempts. */
    public History(OutboundProcess outbound, int rows) {
        this.outbound = outbound;
        this.rows = rows;
    }

    /** Puts them into the database. */
    public void plant() throws SQLException {
        outbound.plant(List.of(
                DAY_PARTITIONS.formatted(DAYS, DAYS),
                EVENTS.formatted(rows, DAYS),
                DELIVERIES.formatted(rows, DAYS),
                ATTEMPTS,
                "vacuum (analyze) event",
                "vacuum (analyze) delivery",
                "vacuum (analyze) attempt"));
    }

    /** What is asked, by name; {@code endpoint} is one that has its share of the rows. */
    public Map<String, String> questions(String endpoint) {
        Instant middle = Instant.now().minus(Duration.ofDays(DAYS / 2));
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("newest", "/deliveries?limit=50");
        questions.put("of an endpoint", "/deliveries?limit=50&endpoint=" + endpoint);
        questions.put("delivered", "/deliveries?limit=50&status=delivered");
        questions.put("failed", "/deliveries?limit=50&status=failed");
        questions.put("retrying, none", "/deliveries?limit=50&status=retrying");
        questions.put("failed, of an endpoint", "/deliveries?limit=50&status=failed&endpoint=" + endpoint);
        questions.put("of a rare type", "/deliveries?limit=50&event=convenio.raro");
        questions.put("of a rare type, an endpoint", "/deliveries?limit=50&event=convenio.raro&endpoint=" + endpoint);
        questions.put("of an event", "/deliveries?limit=50&eventId=he" + rows / 2);
        questions.put("of a call", "/deliveries?limit=50&callId=hc" + rows / 8);
        questions.put("failed, since the middle", "/deliveries?limit=50&status=failed&since=" + middle);
        questions.put("one, with its attempts", "/deliveries/hd" + rows / 2);
        return questions;
    }
}
