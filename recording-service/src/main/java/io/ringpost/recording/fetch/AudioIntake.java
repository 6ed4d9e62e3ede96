package io.ringpost.recording.fetch;

import io.ringpost.recording.fetch.FetchOutcome.NotReady;
import io.ringpost.recording.fetch.FetchOutcome.Stored;
import io.ringpost.recording.store.StoredAudio;
import io.ringpost.recording.vault.RecordingVault;
import io.ringpost.recording.vault.StoredFile;
import io.ringpost.recording.vault.VaultFailure;
import io.ringpost.recording.vault.VaultKey;
import io.ringpost.recording.vault.VaultWriting;
import io.ringpost.safehttp.BodyEnd;
import io.ringpost.safehttp.SafeResponse;
import io.ringpost.safehttp.SafeResponse.Answered;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * From an answer into the vault, as it comes. Nothing is written before its first bytes are audio, and nothing is kept
 * of what did not come whole.
 */
public final class AudioIntake implements Taking {

    /** WaVoIP: less than this is no recording; and a WAV of it would last an eighth of a second. */
    private static final int LEAST_BYTES = 1_024;

    static final String TOO_SHORT = "too_short";

    /** So much of the beginning is kept in memory for its header. */
    private static final int HEAD = 4_096;

    private final RecordingVault vault;
    private final VaultKey key;
    private final Lease lease;
    private byte[] head = new byte[0];
    private final AtomicLong bytes = new AtomicLong();
    private @Nullable String type;
    private @Nullable String refusal;
    private volatile @Nullable VaultWriting writing;
    private volatile boolean abandoned;

    AudioIntake(RecordingVault vault, VaultKey key, Lease lease) {
        this.vault = vault;
        this.key = key;
        this.lease = lease;
    }

    @Override
    public boolean wants(int status, Map<String, String> headers) {
        return status == 200;
    }

    @Override
    public Uni<Void> write(byte[] part) {
        bytes.addAndGet(part.length);
        VaultWriting open = writing;
        Uni<Void> step = open == null ? begin(part) : keepHead(part, open);
        return step.onFailure(VaultFailure.class)
                .invoke(failure -> refusal = failure.kind().word());
    }

    private Uni<Void> begin(byte[] part) {
        byte[] start = Arrays.copyOf(head, head.length + part.length);
        System.arraycopy(part, 0, start, head.length, part.length);
        head = start;
        if (start.length < AudioType.ENOUGH) {
            return Uni.createFrom().voidItem();
        }
        Optional<String> audio = AudioType.of(start);
        if (audio.isEmpty()) {
            refusal = "not_audio";
            return Uni.createFrom().failure(new IllegalStateException("not_audio"));
        }
        type = audio.get();
        head = Arrays.copyOf(start, Math.min(start.length, HEAD));
        return vault.write(key).flatMap(begun -> {
            writing = begun;
            return abandoned ? begun.discard() : begun.append(start);
        });
    }

    private Uni<Void> keepHead(byte[] part, VaultWriting open) {
        int more = Math.min(part.length, HEAD - head.length);
        if (more > 0) {
            int before = head.length;
            head = Arrays.copyOf(head, before + more);
            System.arraycopy(part, 0, head, before, more);
        }
        return open.append(part);
    }

    @Override
    public Uni<FetchOutcome> end(SafeResponse response) {
        return response.match(this::answered, failed -> drop(FetchReasons.of(failed)));
    }

    private Uni<FetchOutcome> answered(Answered answer) {
        if (answer.status() != 200) {
            return drop(FetchReasons.of(answer));
        }
        if (answer.bodyEnd() == BodyEnd.COMPLETE) {
            return complete();
        }
        return drop(
                answer.bodyEnd() == BodyEnd.REFUSED && refusal != null
                        ? new NotReady(refusal)
                        : FetchReasons.of(answer.bodyEnd()));
    }

    /**
     * All came that will come. It is made durable before the lease is renewed for the last time, so that only a rename
     * is left to be done under it.
     */
    Uni<FetchOutcome> complete() {
        VaultWriting open = writing;
        if (open == null || bytes() < LEAST_BYTES) {
            return drop(new NotReady(bytes() == 0 ? "empty" : AudioType.of(head).isEmpty() ? "not_audio" : TOO_SHORT));
        }
        return open.settle()
                .flatMap(settled -> lease.renew().onFailure().recoverWithItem(false))
                .flatMap(kept -> open.commit(() -> kept && lease.holds()))
                .<FetchOutcome>map(this::stored)
                .onFailure(VaultFailure.class)
                .recoverWithUni(failure -> drop(new NotReady(failure.kind().word())));
    }

    long bytes() {
        return bytes.get();
    }

    /** Keeps nothing; what cannot be removed now is swept later. */
    Uni<FetchOutcome> drop(FetchOutcome outcome) {
        abandoned = true; // a file that is being opened now is dropped when it is open
        VaultWriting open = writing;
        return open == null
                ? Uni.createFrom().item(outcome)
                : open.discard().onFailure(VaultFailure.class).recoverWithNull().replaceWith(outcome);
    }

    /** Nobody waits for the outcome any more. */
    Uni<Void> abandon() {
        return drop(new NotReady("abandoned")).replaceWithVoid();
    }

    private FetchOutcome stored(StoredFile file) {
        Optional<WavHeader> wav = WavHeader.of(head, file.bytes());
        return new Stored(new StoredAudio(
                file.key().text(),
                Objects.requireNonNull(type),
                file.bytes(),
                file.sha256(),
                wav.map(WavHeader::seconds).orElse(null),
                wav.map(WavHeader::channels).orElse(null)));
    }
}
