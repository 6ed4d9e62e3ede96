package io.ringpost.localstack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret made once and kept in a file that only its owner reads. */
final class KeptSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeptSecret() {}

    /** The secret in the file, made now if there is none. */
    static String in(Path file, int bytes, Base64.Encoder encoder) {
        try {
            if (Files.exists(file) && Files.size(file) > 0) {
                return Files.readString(file).trim();
            }
            byte[] random = new byte[bytes];
            RANDOM.nextBytes(random);
            String made = encoder.encodeToString(random);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, made + "\n");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a secret in " + file, e);
        }
    }
}
