package io.ringpost.callstate.query;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.PageRequest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The statement that reads one page of a filtered list, newest first; values travel beside it, never in it. */
final class CallSelect {
    private final List<String> conditions = new ArrayList<>();
    private final Tuple values = Tuple.tuple();
    private final int rows;

    private CallSelect(int rows) {
        this.rows = rows;
    }

    static CallSelect of(CallFilter filter, PageRequest page) {
        CallSelect select = new CallSelect(page.rowsToRead());
        select.anyOf("status", filter.statuses(), status -> status.wire());
        select.anyOf("direction", filter.directions(), direction -> direction.wire());
        select.anyOf("sentiment", filter.sentiments(), sentiment -> sentiment.wire());
        if (!filter.providers().isEmpty()) {
            select.where(
                    "providers && %s::text[]",
                    filter.providers().stream().map(p -> p.id()).toArray(String[]::new));
        }
        if (!filter.numbers().isEmpty()) {
            String[] numbers = filter.numbers().toArray(String[]::new);
            select.where("(from_number = any(%1$s::text[]) or to_number = any(%1$s::text[]))", numbers);
        }
        filter.agent().ifPresent(agent -> select.where("agent_id = %s", agent));
        filter.reason().ifPresent(reason -> select.where("reason = %s", reason));
        filter.providerCallId()
                .ifPresent(id -> select.where("provider_call_ids @> %s::text[]", (Object) new String[] {id}));
        filter.began().since().ifPresent(since -> select.where("began_at >= %s", utc(since)));
        filter.began().until().ifPresent(until -> select.where("began_at < %s", utc(until)));
        page.after().ifPresent(select::after);
        return select;
    }

    String sql() {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select id, began_at, document::text from calls" + where + " order by began_at desc, id desc limit "
                + rows;
    }

    Tuple values() {
        return values;
    }

    static Cursor position(OffsetDateTime beganAt, String id) {
        return Cursor.at(beganAt.toInstant(), id);
    }

    private <T> void anyOf(String column, Collection<T> wanted, Function<T, String> spelling) {
        if (!wanted.isEmpty()) {
            where(column + " = any(%s::text[])", wanted.stream().map(spelling).toArray(String[]::new));
        }
    }

    private void after(Cursor cursor) {
        values.addValue(utc(Instant.parse(cursor.position().get(0))));
        values.addValue(cursor.position().get(1));
        conditions.add("(began_at, id) < ($%d, $%d)".formatted(values.size() - 1, values.size()));
    }

    private void where(String condition, Object value) {
        values.addValue(value);
        conditions.add(condition.formatted("$" + values.size()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
