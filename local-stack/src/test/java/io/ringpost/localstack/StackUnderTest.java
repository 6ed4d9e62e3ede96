package io.ringpost.localstack;

import io.ringpost.local.FreePort;
import io.ringpost.local.postgres.LocalPostgres;
import io.ringpost.localstack.run.StackService;
import io.ringpost.localstack.settings.Port;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A checkout of stand-in services with its data, and the stack started in it as a process. */
final class StackUnderTest {
    private final Path root;
    private final Map<Port, Integer> ports = new EnumMap<>(Port.class);

    StackUnderTest(Path root) throws IOException {
        this.root = root;
        for (Port port : Port.values()) {
            ports.put(port, FreePort.take());
        }
        for (StackService service : StackService.values()) {
            pack(service.jar(root));
            Files.writeString(root.resolve(service.module()).resolve("pom.xml"), "");
        }
    }

    Running start() throws IOException {
        // Whoever is started in the background by a script ignores SIGINT, and so does all that it starts.
        return start(List.of("env", "--default-signal=INT"), List.of());
    }

    /** As Maven starts it, played by a shell; the process of the run is the shell. */
    Running startByParent() throws IOException {
        return start(
                List.of("sh", "-c", "\"$@\"; true", "parent of " + root), List.of("-Dringpost.stop-with-parent=true"));
    }

    private Running start(List<String> by, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-D" + LocalPostgres.BINARIES + "=" + LocalPostgres.binaries(root.resolve("postgres-binaries")),
                "-Dcheckout=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                LocalStack.class.getName()));
        // A file, because what an orphan says after its parent's end does not reach the parent's pipe.
        Path output = Files.createTempFile(root, "said", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        ports.forEach((port, number) -> builder.environment().put(port.variable(), number.toString()));
        return new Running(builder.start(), output);
    }

    int port(Port port) {
        return ports.getOrDefault(port, 0);
    }

    ProcessHandle service(StackService service) throws IOException {
        return named(root.resolve(".ringpost/pids").resolve(service.module() + ".pid"));
    }

    ProcessHandle database() throws IOException {
        return named(root.resolve(".ringpost/postgres/data/postmaster.pid"));
    }

    private static ProcessHandle named(Path pidFile) throws IOException {
        String pid = Files.readString(pidFile).lines().findFirst().orElseThrow();
        return ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
    }

    /** Every process whose command line names this checkout, PostgreSQL's included. */
    List<ProcessHandle> processes() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains(root.toString()))
                            .isPresent())
                    .toList();
        }
    }

    private static void pack(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file, manifest)) {
            packed.finish();
        }
    }

    /** One run of the stack, and the file that holds what it said. */
    record Running(Process process, Path output) {

        boolean says(String words) {
            return said().contains(words);
        }

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        ProcessHandle guard() {
            return process.children()
                    .filter(child -> child.info()
                            .commandLine()
                            .filter(line -> line.contains("ringpost-guard"))
                            .isPresent())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
