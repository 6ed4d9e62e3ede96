package io.ringpost.api.repeat;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Requests of one process, for tests. */
@ApplicationScoped
public class MemoryLedger implements RequestLedger {
    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    record Row(String asked, String seed, byte @Nullable [] answer, boolean free) {}

    @Override
    public Uni<Claim> claim(String id, String asked, String seed, Duration lease) {
        Row before = rows.get(id);
        if (before == null || before.free()) {
            Row mine = new Row(asked, before == null ? seed : before.seed(), null, false);
            rows.put(id, mine);
            return Uni.createFrom().item(new Claim.Mine(mine.seed(), 1));
        }
        if (!before.asked().equals(asked)) {
            return Uni.createFrom().item(new Claim.OtherBody());
        }
        byte[] answer = before.answer();
        return Uni.createFrom().item(answer == null ? new Claim.Running() : new Claim.Answered(answer));
    }

    @Override
    public Uni<Void> renew(String id, long fence, Duration lease) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> answered(String id, long fence, byte[] sealed) {
        rows.computeIfPresent(id, (key, row) -> new Row(row.asked(), row.seed(), sealed, false));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> forget(String id, long fence) {
        rows.remove(id);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> letGo(String id, long fence) {
        rows.computeIfPresent(id, (key, row) -> new Row(row.asked(), row.seed(), null, true));
        return Uni.createFrom().voidItem();
    }
}
