package io.ringpost.localstack.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps the broker's own words off the console and in a file of limited size. */
public final class BrokerLog {
    private static final int LIMIT = 10 * 1024 * 1024;
    private static final int FILES = 2;

    private BrokerLog() {}

    /** Sends all logging of this JVM to files in the directory. */
    public static void writeTo(Path logs) {
        try {
            Files.createDirectories(logs);
            Handler file = new FileHandler(logs.resolve("kafka.log").toString() + ".%g", LIMIT, FILES, false);
            file.setFormatter(new SimpleFormatter());
            file.setLevel(Level.INFO);
            Logger root = Logger.getLogger("");
            for (Handler handler : root.getHandlers()) {
                root.removeHandler(handler);
            }
            root.addHandler(file);
            root.setLevel(Level.INFO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
