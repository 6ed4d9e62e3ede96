package io.ringpost.recording.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every vault promises, whatever it is made of. */
abstract class RecordingVaultContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static final VaultKey KEY = VaultKey.of("rec_1");

    abstract RecordingVault vault();

    @Test
    void givesBackWhatWasCommitted() throws Exception {
        byte[] audio = noise(300_000);

        StoredFile stored = store(KEY, audio);

        assertThat(stored.bytes()).isEqualTo(audio.length);
        assertThat(stored.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(audio)));
        assertThat(await(vault().size(KEY))).isEqualTo(OptionalLong.of(audio.length));
        assertThat(read(KEY, 0, audio.length)).isEqualTo(audio);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "0,65536", "65535,2", "65536,65536", "1,199999", "199999,1"})
    void readsRanges(int from, int length) {
        byte[] audio = noise(200_000);
        store(KEY, audio);

        assertThat(read(KEY, from, length)).isEqualTo(Arrays.copyOfRange(audio, from, from + length));
    }

    @Test
    void readsNoFurtherThanItIsAsked() {
        store(KEY, noise(1_000_000));

        AssertSubscriber<byte[]> reader =
                vault().read(KEY, 0, 1_000_000).subscribe().withSubscriber(AssertSubscriber.create(2));

        reader.awaitItems(2, PATIENCE).cancel();
        assertThat(reader.getItems()).hasSize(2);
    }

    @Test
    void showsNothingBeforeTheCommit() {
        VaultWriting writing = await(vault().write(KEY));
        await(writing.append("half".getBytes(UTF_8)));

        assertThat(await(vault().size(KEY))).isEmpty();
        await(writing.discard());
    }

    @Test
    void showsTheOldAudioUntilTheNewOneIsCommitted() {
        store(KEY, "old".getBytes(UTF_8));
        VaultWriting writing = await(vault().write(KEY));
        await(writing.append("newer".getBytes(UTF_8)));

        assertThat(read(KEY, 0, 3)).isEqualTo("old".getBytes(UTF_8));

        await(writing.commit(() -> true));
        assertThat(read(KEY, 0, 5)).isEqualTo("newer".getBytes(UTF_8));
    }

    @Test
    void givesTheSameForTheSameKeyWrittenAgain() {
        byte[] audio = noise(10_000);

        assertThat(store(KEY, audio)).isEqualTo(store(KEY, audio));
    }

    @Test
    void keepsTheOldAudioWhenTheNewOneIsDiscarded() {
        store(KEY, "old".getBytes(UTF_8));
        VaultWriting writing = await(vault().write(KEY));
        await(writing.append("new".getBytes(UTF_8)));

        await(writing.discard());

        assertThat(read(KEY, 0, 3)).isEqualTo("old".getBytes(UTF_8));
    }

    @Test
    void writesOfTheSameKeyAtOnceDoNotMix() {
        VaultWriting one = await(vault().write(KEY));
        VaultWriting two = await(vault().write(KEY));
        await(one.append("11".getBytes(UTF_8)));
        await(two.append("22".getBytes(UTF_8)));
        await(one.append("11".getBytes(UTF_8)));
        await(two.append("22".getBytes(UTF_8)));

        await(one.commit(() -> true));
        await(two.commit(() -> true));

        assertThat(read(KEY, 0, 4)).isEqualTo("2222".getBytes(UTF_8));
    }

    @Test
    void takesNothingAfterTheEnd() {
        VaultWriting writing = await(vault().write(KEY));
        await(writing.discard());

        assertThatThrownBy(() -> await(writing.append(new byte[1]))).isInstanceOf(VaultFailure.class);
        assertThatThrownBy(() -> await(writing.commit(() -> true))).isInstanceOf(VaultFailure.class);
    }

    @Test
    void discardingWhatIsCommittedChangesNothing() {
        VaultWriting writing = await(vault().write(KEY));
        await(writing.append("kept".getBytes(UTF_8)));
        await(writing.commit(() -> true));

        await(writing.discard());

        assertThat(read(KEY, 0, 4)).isEqualTo("kept".getBytes(UTF_8));
    }

    @Test
    void deletes() {
        store(KEY, new byte[10]);

        assertThat(await(vault().delete(KEY))).isTrue();
        assertThat(await(vault().delete(KEY))).isFalse();
        assertThat(await(vault().size(KEY))).isEmpty();
    }

    @Test
    void saysThatNothingIsThere() {
        assertThatThrownBy(() -> read(KEY, 0, 1))
                .isInstanceOfSatisfying(VaultFailure.class, failure -> assertThat(failure.kind())
                        .isEqualTo(VaultFailure.Kind.MISSING));
    }

    @Test
    void leavesFreshWorkOfOthersAlone() {
        VaultWriting writing = await(vault().write(KEY));
        await(writing.append("kept".getBytes(UTF_8)));

        assertThat(await(vault().sweep())).isZero();
        assertThat(await(writing.commit(() -> true)).bytes()).isEqualTo(4);
    }

    StoredFile store(VaultKey key, byte[] audio) {
        VaultWriting writing = await(vault().write(key));
        for (int from = 0; from < audio.length; from += 7_000) {
            await(writing.append(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + 7_000))));
        }
        return await(writing.commit(() -> true));
    }

    byte[] read(VaultKey key, long from, long length) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Multi<byte[]> parts = vault().read(key, from, length);
        parts.collect().asList().await().atMost(PATIENCE).forEach(all::writeBytes);
        return all.toByteArray();
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }
}
