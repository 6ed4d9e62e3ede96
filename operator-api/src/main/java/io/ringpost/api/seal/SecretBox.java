package io.ringpost.api.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must not be readable in the database: AES-256-GCM, bound to the row that it belongs to.
 *
 * <p>Written as key id (4 bytes), nonce (12 bytes), ciphertext with tag.
 */
@ApplicationScoped
public class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final List<Key> keys;

    /** The first key encrypts, and each decrypts what it encrypted. */
    @Inject
    SecretBox(RootKeys roots) {
        this.keys = roots.all().stream().map(Key::of).toList();
    }

    /** With the keys of {@code RINGPOST_SECRETS_KEY}, comma list. */
    public SecretBox(String base64) {
        this(new RootKeys(base64, ""));
    }

    /** Fresh random bytes from the system's secure source. */
    public byte[] random(int bytes) {
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        return fresh;
    }

    /** Encrypts a text for one row. */
    public byte[] seal(String text, String rowId) {
        byte[] nonce = random(NONCE_BYTES);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        sealed.writeBytes(keys.get(0).id());
        sealed.writeBytes(nonce);
        sealed.writeBytes(run(Cipher.ENCRYPT_MODE, keys.get(0), nonce, rowId, text.getBytes(StandardCharsets.UTF_8)));
        return sealed.toByteArray();
    }

    /**
     * Reads what {@link #seal} wrote for the same row.
     *
     * @throws IllegalStateException if it was written with an unknown key, for another row, or was changed
     */
    public String open(byte[] sealed, String rowId) {
        int start = KEY_ID_BYTES + NONCE_BYTES;
        Key key = keys.stream()
                .filter(one -> sealed.length >= start && one.sealed(sealed))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("encrypted with another RINGPOST_SECRETS_KEY"));
        byte[] nonce = Arrays.copyOfRange(sealed, KEY_ID_BYTES, start);
        byte[] content = Arrays.copyOfRange(sealed, start, sealed.length);
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, rowId, content), StandardCharsets.UTF_8);
    }

    /** Whether there are keys that only decrypt. */
    public boolean hasOlderKeys() {
        return keys.size() > 1;
    }

    /** What everything begins with that the first key encrypted. */
    public byte[] newestKeyId() {
        return keys.get(0).id().clone();
    }

    private static byte[] run(int mode, Key key, byte[] nonce, String rowId, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.spec(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(rowId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored secret is not what was written", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Key(SecretKeySpec spec, byte[] id) {
        static Key of(byte[] bytes) {
            return new Key(new SecretKeySpec(bytes, "AES"), Arrays.copyOf(sha256(bytes), KEY_ID_BYTES));
        }

        boolean sealed(byte[] sealed) {
            return Arrays.equals(id, 0, KEY_ID_BYTES, sealed, 0, KEY_ID_BYTES);
        }
    }
}
