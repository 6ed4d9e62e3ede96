package io.ringpost.api.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Arrays;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.StructuredFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** Makes the console's JSON lines cheap; lines that people read are left as they are. */
@ApplicationScoped
public class QuickConsole {
    private final boolean standardError;

    @Inject
    QuickConsole(@ConfigProperty(name = "quarkus.log.console.stderr", defaultValue = "false") boolean standardError) {
        this.standardError = standardError;
    }

    void start(@Observes StartupEvent event) {
        if (!standardError) {
            handlers(LogContext.getLogContext().getLogger("").getHandlers())
                    .filter(ConsoleHandler.class::isInstance)
                    .map(ConsoleHandler.class::cast)
                    .findFirst()
                    .ifPresent(this::quicken);
        }
    }

    private void quicken(ConsoleHandler console) {
        if (console.getFormatter() instanceof StructuredFormatter configured) {
            QuickJson.inPlaceOf(configured).ifPresent(console::setFormatter);
            GatheredOutput gathered =
                    GatheredOutput.over(new FileOutputStream(FileDescriptor.out), failure -> console.getErrorManager()
                            .error("The console takes no lines", failure, ErrorManager.WRITE_FAILURE));
            // A start that fails, too, ends with lines that somebody waits for.
            Runtime.getRuntime().addShutdownHook(new Thread(gathered::writeDirectly, "log-writer-end"));
            console.setOutputStream(gathered);
        }
    }

    private static Stream<Handler> handlers(Handler[] all) {
        return Arrays.stream(all)
                .flatMap(handler -> handler instanceof ExtHandler nest
                        ? Stream.concat(Stream.of(handler), handlers(nest.getHandlers()))
                        : Stream.of(handler));
    }
}
