package io.ringpost.localstack;

import io.ringpost.local.OwnThread;
import io.ringpost.localstack.report.Console;
import io.ringpost.localstack.settings.CannotStart;
import io.ringpost.localstack.settings.StackSettings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Starts everything and stays until Ctrl-C, TERM, or the end of the Maven that started it. Killed itself, its guard
 * ends what it had started.
 */
public final class LocalStack {
    private static final String STOP_WITH_PARENT = "ringpost.stop-with-parent";

    private LocalStack() {}

    /** The entry; arguments are not read, everything is told by the environment and {@code .env}. */
    public static void main(String[] args) throws InterruptedException {
        // Before the first logger: the broker logs through it.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Console console = new Console(System.out);
        if (Boolean.getBoolean(STOP_WITH_PARENT)) {
            stopWithParent();
        }
        try {
            StackSettings settings =
                    StackSettings.read(System.getenv(), Path.of("").toAbsolutePath());
            new Run(settings, console).start();
        } catch (CannotStart e) {
            console.say(e.reason());
            System.exit(1);
        } catch (RuntimeException e) {
            console.say("Ringpost cannot start: " + e + because(e));
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static String because(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? "" : ", because " + cause + because(cause);
    }

    /** Only on request: started in the background by a shell, the parent's end means nothing. */
    private static void stopWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused =
                    parent.onExit().thenRunAsync(() -> System.exit(0), exit -> OwnThread.start("parent-gone", exit));
        });
    }
}
