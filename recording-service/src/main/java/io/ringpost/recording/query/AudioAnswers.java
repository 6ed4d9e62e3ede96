package io.ringpost.recording.query;

import io.ringpost.api.log.WideLog;
import io.ringpost.api.problem.Problem;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.problem.ProblemKind;
import io.ringpost.api.problem.ProblemResponse;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.query.ByteRange.Part;
import io.ringpost.recording.store.RecordingReader;
import io.ringpost.recording.store.StoredAudio;
import io.ringpost.recording.store.StoredRecording;
import io.ringpost.recording.store.StoredRecordings;
import io.ringpost.recording.vault.RecordingVault;
import io.ringpost.recording.vault.VaultKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Answers requests for audio, whoever was let in to make them. */
@ApplicationScoped
public class AudioAnswers {
    private static final WideLog LOG = WideLog.of(AudioAnswers.class);
    private static final String RECORDING = "recording";

    private final RecordingReader reader;
    private final StoredRecordings recordings;
    private final RecordingVault vault;

    AudioAnswers(RecordingReader reader, StoredRecordings recordings, RecordingVault vault) {
        this.reader = reader;
        this.recordings = recordings;
        this.vault = vault;
    }

    /** The audio, or as much of it as is asked for. */
    Uni<Response> answer(String id, AudioWish wish) {
        return recordings.audio(Ids.existing(RECORDING, id)).flatMap(found -> found.map(
                        recording -> answer(recording, wish))
                .orElseGet(() -> reader.find(Ids.existing(RECORDING, id)).map(known -> {
                    throw refusal(known.orElseThrow(() -> ProblemException.notFound(RECORDING)));
                })));
    }

    private Uni<Response> answer(StoredRecording recording, AudioWish wish) {
        StoredAudio audio = recording.audio();
        if (wish.wantsOther(etag(audio))) {
            return Uni.createFrom().item(otherThanWanted());
        }
        if (wish.has(etag(audio))) {
            return Uni.createFrom().item(common(Response.notModified(), audio).build());
        }
        VaultKey key = new VaultKey(audio.vaultKey());
        return vault.size(key).map(size -> {
            if (size.orElse(-1) != audio.bytes()) {
                LOG.event("audio-missing")
                        .word("recording", recording.recordingId())
                        .number("bytes", audio.bytes())
                        .number("found", size.orElse(-1))
                        .error("Stored audio is not where it was stored");
                throw ProblemException.of(ProblemKind.INTERNAL, "The audio is not where it was stored.");
            }
            return wish.range(etag(audio), audio.bytes())
                    .match(
                            () -> whole(recording, key, wish),
                            part -> part(recording, key, wish, part),
                            () -> unsatisfiable(audio));
        });
    }

    private Response whole(StoredRecording recording, VaultKey key, AudioWish wish) {
        return send(
                Response.ok(),
                recording,
                key,
                wish,
                new Part(0, recording.audio().bytes() - 1));
    }

    private Response part(StoredRecording recording, VaultKey key, AudioWish wish, Part part) {
        String range = "bytes " + part.from() + "-" + part.to() + "/"
                + recording.audio().bytes();
        return send(
                Response.status(Response.Status.PARTIAL_CONTENT).header("Content-Range", range),
                recording,
                key,
                wish,
                part);
    }

    private Response send(
            Response.ResponseBuilder response, StoredRecording recording, VaultKey key, AudioWish wish, Part part) {
        StoredAudio audio = recording.audio();
        common(response, audio)
                .type(audio.contentType())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        AudioName.disposition(wish.download(), recording.recordingId(), audio.contentType()));
        return wish.body()
                ? response.entity(new AudioBody(vault.read(key, part.from(), part.length()), part.length()))
                        .build()
                : response.header(HttpHeaders.CONTENT_LENGTH, part.length()).build();
    }

    /** Personal: kept by nobody on the way, and asked for again by whoever played it. */
    private static Response.ResponseBuilder common(Response.ResponseBuilder response, StoredAudio audio) {
        return response.header("ETag", etag(audio))
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "private, no-cache");
    }

    private static Response unsatisfiable(StoredAudio audio) {
        Problem problem = new Problem(
                "urn:ringpost:problem:range-not-satisfiable",
                "Range not satisfiable",
                416,
                "The audio has " + audio.bytes() + " bytes.",
                null,
                List.of());
        return ProblemResponse.of(problem, Map.of("Content-Range", "bytes */" + audio.bytes()));
    }

    private static Response otherThanWanted() {
        return ProblemResponse.of(
                new Problem(
                        "urn:ringpost:problem:precondition-failed",
                        "Precondition failed",
                        412,
                        "The audio is not the one that If-Match names.",
                        null,
                        List.of()),
                Map.of());
    }

    private static String etag(StoredAudio audio) {
        return "\"" + audio.sha256() + "\"";
    }

    private static ProblemException refusal(Recording recording) {
        if (recording.status() == RecordingStatus.ERASED) {
            return ProblemException.gone("This recording was erased with its call.");
        }
        String why = recording.reason() == null ? "" : " (" + recording.reason() + ")";
        return ProblemException.conflict(
                "There is no audio: the recording is " + recording.status().wire() + why + ".");
    }
}
