package io.ringpost.recording.fetch;

import io.quarkus.arc.All;
import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.fetch.FetchOutcome.Gone;
import io.ringpost.recording.fetch.FetchOutcome.NotReady;
import io.ringpost.recording.fetch.Place.At;
import io.ringpost.recording.store.DueFetch;
import io.ringpost.recording.vault.RecordingVault;
import io.ringpost.recording.vault.VaultKey;
import io.ringpost.safehttp.SafeDownload;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches one recording: locate, download into the vault, say what came of it. */
@Singleton
public class MediaFetcher {

    /** The host refuses the credential, or has no audio in the form asked for; the next try has another. */
    private static final Set<Integer> NEXT_TRY = Set.of(400, 401);

    /** With growing gaps: ten minutes, where the audio was offered. */
    private static final int TRIES_OF_SHORT = 8;

    private final Map<Provider, MediaSource> sources = new EnumMap<>(Provider.class);
    private final SafeHttpClient http;
    private final RecordingVault vault;
    private final FetchWatch watch;

    MediaFetcher(@All List<MediaSource> sources, SafeHttpClient http, RecordingVault vault, FetchWatch watch) {
        sources.forEach(source -> this.sources.put(source.provider(), source));
        this.http = http;
        this.vault = vault;
        this.watch = watch;
    }

    /** The providers whose recordings can be fetched. */
    Set<Provider> providers() {
        return sources.keySet();
    }

    /** Never fails. */
    Uni<Fetched> fetch(DueFetch due, Lease lease) {
        MediaSource source = sources.get(due.provider());
        if (source == null) {
            return Uni.createFrom().item(Fetched.nothing(FetchOutcome.failed("no_source")));
        }
        return Uni.createFrom()
                .deferred(() -> source.locate(due))
                .flatMap(place ->
                        place.<Uni<Fetched>>match(at -> download(due, at, 0, lease), nowhere -> Uni.createFrom()
                                .item(Fetched.nothing(nowhere.outcome()))))
                .onFailure()
                .recoverWithItem(bug -> {
                    watch.unexpected(due, bug);
                    return Fetched.nothing(new NotReady("unexpected"));
                });
    }

    private Uni<Fetched> download(DueFetch due, At place, int number, Lease lease) {
        SafeDownload download = place.tries().get(number);
        AudioIntake intake = new AudioIntake(vault, VaultKey.of(due.recordingId()), lease);
        Taking taking = place.unpacking().apply(intake);
        return http.download(download, taking)
                .flatMap(response -> number + 1 < place.tries().size() && refused(response)
                        ? download(due, place, number + 1, lease)
                        : taking.end(response)
                                .map(outcome -> judged(due, outcome))
                                .map(outcome -> new Fetched(
                                        outcome,
                                        KnownHosts.host(download.request().url()),
                                        redirect(response),
                                        intake.bytes())))
                .onCancellation()
                .call(intake::abandon);
    }

    /** What is still too short after so many tries stays so: the call was too short to be recorded. */
    private static FetchOutcome judged(DueFetch due, FetchOutcome outcome) {
        boolean empty = due.attempts() >= TRIES_OF_SHORT && outcome.word().equals(AudioIntake.TOO_SHORT);
        return empty ? new Gone(RecordingStatus.EMPTY, AudioIntake.TOO_SHORT) : outcome;
    }

    private static @Nullable String redirect(SafeResponse response) {
        String location = response.match(
                answer -> answer.status() >= 300 && answer.status() <= 399 ? answer.header("location") : null,
                failed -> null);
        return location == null ? null : KnownHosts.host(location);
    }

    private static boolean refused(SafeResponse response) {
        return response.match(answer -> NEXT_TRY.contains(answer.status()), failed -> false);
    }
}
