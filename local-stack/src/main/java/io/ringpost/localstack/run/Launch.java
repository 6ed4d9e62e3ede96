package io.ringpost.localstack.run;

import io.ringpost.local.Directories;
import io.ringpost.localstack.settings.CannotStart;
import io.ringpost.localstack.settings.ServiceEnvironment;
import io.ringpost.localstack.settings.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How one service is started.
 *
 * @param directory its working directory
 * @param temporary its temporary files; emptied at each start, for a kill leaves them
 * @param environment its variables
 * @param ready answers 200 when it can take work
 */
record Launch(
        StackService service,
        Path jar,
        Path directory,
        Path temporary,
        LogFile log,
        PidFile pidFile,
        Map<String, String> environment,
        URI ready) {

    static Launch of(StackService service, StackSettings settings, ServiceEnvironment environment) {
        Path jar = service.jar(settings.root());
        if (!Files.exists(jar)) {
            throw new CannotStart(jar + " is missing: run \"mvn -Prun\" in " + settings.root());
        }
        Path data = settings.data();
        int offset = service.port().standard() - StackService.INGRESS.port().standard();
        return new Launch(
                service,
                jar,
                data.resolve("work").resolve(service.module()),
                PidFile.temporary(data, service.module()),
                new LogFile(data.resolve("logs").resolve(service.module() + ".log")),
                PidFile.of(data, service.module()),
                environment.forService(offset),
                URI.create(settings.ports().url(service.port()) + "/q/health/ready"));
    }

    Process process() {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        jar.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(directory);
            Directories.delete(temporary);
            Files.createDirectories(temporary);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + service.module(), e);
        }
    }
}
