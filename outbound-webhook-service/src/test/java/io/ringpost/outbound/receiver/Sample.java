package io.ringpost.outbound.receiver;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The published receivers, one per language, as a reader would start them. */
public enum Sample {
    NODE("node", "--version", "receiver.mjs"),
    PYTHON("python3", "--version", "receiver.py"),
    JAVA(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version", "Receiver.java"),
    PHP("php", "--version", "receiver.php"),
    GO("go", "version", "receiver.go");

    private static final long MOST_SECONDS = 180;
    private static final Pattern PORT = Pattern.compile("listening on (\\d+)|\\(http://127\\.0\\.0\\.1:(\\d+)\\)");

    private final String program;
    private final String version;
    private final String file;

    Sample(String program, String version, String file) {
        this.program = program;
        this.version = version;
        this.file = file;
    }

    /** What it makes of each case, in one run. */
    public List<String> verdicts(List<WebhookCase> cases, Path scratch) throws IOException, InterruptedException {
        ready(scratch);
        Path in = Files.writeString(
                scratch.resolve("cases"), cases.stream().map(WebhookCase::line).collect(joining("\n", "", "\n")));
        List<String> check = new ArrayList<>(command());
        check.add("check");
        return finished(new ProcessBuilder(check).redirectInput(in.toFile()), scratch);
    }

    /** Serves with a secret until the process is ended. */
    Server serve(String secret, Path scratch) throws IOException, InterruptedException {
        ready(scratch);
        List<String> serve = this == PHP ? List.of(program, "-S", "127.0.0.1:0", file) : command();
        ProcessBuilder builder = new ProcessBuilder(serve).directory(WebhookCase.FOLDER.toFile());
        builder.environment().putAll(Map.of("WEBHOOK_SECRET", secret, "PORT", "0", "TMPDIR", scratch.toString()));
        Path out = scratch.resolve("out");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        return new Server(process, out);
    }

    /**
     * A sample that serves.
     *
     * @param process to be ended
     * @param out what it says
     */
    record Server(Process process, Path out) implements AutoCloseable {
        /** Waits until it says where it listens. */
        int port() {
            Matcher told = await().atMost(MOST_SECONDS, TimeUnit.SECONDS)
                    .failFast(() -> assertThat(process.isAlive()).as(said()).isTrue())
                    .until(() -> PORT.matcher(said()), Matcher::find);
            return Integer.parseInt(told.group(1) == null ? told.group(2) : told.group(1));
        }

        String said() {
            try {
                return Files.readString(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private void ready(Path scratch) throws IOException, InterruptedException {
        assumeTrue(runs(scratch), () -> "there is no " + program + " on this machine, so its sample is not tested");
        if (this == GO) {
            build(scratch);
        }
    }

    private boolean runs(Path scratch) throws InterruptedException {
        try {
            Process process = started(new ProcessBuilder(program, version), scratch);
            return ended(process) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Go's cache stands beside what is built, so that a second build costs nothing. */
    private void build(Path scratch) throws IOException, InterruptedException {
        ProcessBuilder go = new ProcessBuilder(program, "build", "-o", built().toString(), file);
        File cache = built().resolveSibling("go-cache").toFile();
        go.environment().putAll(Map.of("GOCACHE", cache.toString(), "GO111MODULE", "off", "GOFLAGS", "-p=1"));
        finished(go, scratch);
    }

    private static List<String> finished(ProcessBuilder builder, Path scratch)
            throws IOException, InterruptedException {
        Process process = started(builder.directory(WebhookCase.FOLDER.toFile()), scratch);
        String errors = ended(process) ? Files.readString(scratch.resolve("err")) : "it does not end";
        assertThat(process.exitValue()).as(errors).isZero();
        return Files.readAllLines(scratch.resolve("out"));
    }

    private static Process started(ProcessBuilder builder, Path scratch) throws IOException {
        return builder.redirectOutput(scratch.resolve("out").toFile())
                .redirectError(scratch.resolve("err").toFile())
                .start();
    }

    private static boolean ended(Process process) throws InterruptedException {
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        return ended;
    }

    private List<String> command() {
        return this == GO ? List.of(built().toString()) : List.of(program, file);
    }

    private static Path built() {
        return Path.of("target", "sample-receivers", "receiver").toAbsolutePath();
    }
}
