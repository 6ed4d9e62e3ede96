package io.ringpost.benchmarks.machine;

import io.ringpost.local.guard.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of its own, so that nobody shares a heap or a compiler with what is measured. */
public final class JavaProcess implements AutoCloseable {
    private static final List<String> OPTIONS = options("javaOptions", "-Xmx768m");
    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final Guard guard;

    private JavaProcess(Process process, Guard guard) {
        this.process = process;
        this.guard = guard;
        guard.watch(process.pid());
    }

    /** The options that every measured process has, as they go into the report. */
    public static String options() {
        return String.join(" ", OPTIONS);
    }

    /** The JVM's options that a property of the benchmark gives, with commas between them. */
    public static List<String> options(String name, String otherwise) {
        return Stream.of(System.getProperty("bench." + name, otherwise).split(",", -1))
                .filter(option -> !option.isBlank())
                .toList();
    }

    /** Runs a class of this module; what it prints goes to the log. */
    public static JavaProcess ofClass(Guard guard, Path log, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(guard, log, command, Map.of());
    }

    /** Runs a packaged service with these environment variables and no others of ours. */
    public static JavaProcess ofJar(Guard guard, Path log, Path jar, Map<String, String> environment) {
        return start(guard, log, List.of("-jar", jar.toAbsolutePath().toString()), environment);
    }

    private static JavaProcess start(Guard guard, Path log, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(OPTIONS);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(log.toAbsolutePath().toFile().getParentFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new JavaProcess(builder.start(), guard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time used since its start. */
    public Duration cpu() {
        return cpu(process.toHandle());
    }

    /** Processor time used by this process since its start. */
    public static Duration ownCpu() {
        return cpu(ProcessHandle.current());
    }

    /** The memory that it has now, -1 where the system does not tell. */
    public long residentBytes() {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | UncheckedIOException gone) {
            return -1;
        }
    }

    /** Whether it has not ended. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Ends it without a word, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
        guard.forget(process.pid());
    }

    /** Waits for its own end. */
    public void await(Duration most) throws InterruptedException {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("a process of the benchmark did not end well");
        }
        guard.forget(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            guard.forget(process.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration cpu(ProcessHandle handle) {
        return handle.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
