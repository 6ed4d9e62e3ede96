package io.ringpost.api.page;

import io.ringpost.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The keyset position after which a page starts: the values of the sort columns of the last row seen.
 *
 * <p>Written as url-safe text that says nothing to its holder: a version byte, the values, and a checksum that also
 * covers the name of the list, so that a cut, changed or foreign cursor is refused instead of misread. The checksum is no
 * secret: who computes one gets only a position in a list that he may read anyway.
 */
public record Cursor(List<String> position) {
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 8;
    private static final int LONGEST = 2_000;

    public Cursor {
        position = List.copyOf(position);
    }

    /** The position of a row, for example {@code Cursor.at(startedAt, id)}. */
    public static Cursor at(Object... values) {
        return new Cursor(Arrays.stream(values).map(Object::toString).toList());
    }

    /** This cursor as text that only the list of this name takes back. */
    public String write(String list) {
        byte[] content = content();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(content);
        whole.writeBytes(checksum(list, content));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.toByteArray());
    }

    /** Reads what {@link #write} wrote; anything else is a 400. */
    public static Cursor read(String list, String text) {
        try {
            return parse(list, text);
        } catch (IllegalArgumentException | IOException e) {
            throw ProblemException.badParameter("cursor", "is not a cursor of this list; start again without it");
        }
    }

    private static Cursor parse(String list, String text) throws IOException {
        byte[] whole = Base64.getUrlDecoder().decode(text.length() > LONGEST ? "" : text);
        if (whole.length <= CHECKSUM_BYTES) {
            throw new IllegalArgumentException("too short or too long");
        }
        byte[] content = Arrays.copyOf(whole, whole.length - CHECKSUM_BYTES);
        byte[] checksum = Arrays.copyOfRange(whole, content.length, whole.length);
        if (content[0] != VERSION || !MessageDigest.isEqual(checksum, checksum(list, content))) {
            throw new IllegalArgumentException("another version, list or content");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content, 1, content.length - 1));
        List<String> values = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            values.add(in.readUTF());
        }
        return new Cursor(values);
    }

    private byte[] content() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(position.size());
            for (String value : position) {
                out.writeUTF(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A sort column is far too long for a cursor", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] checksum(String list, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(content), CHECKSUM_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
