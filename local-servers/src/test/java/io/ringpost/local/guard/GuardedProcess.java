package io.ringpost.local.guard;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Started by the test as a JVM of its own: guards a process, says its pid and waits to be killed. */
final class GuardedProcess {
    private GuardedProcess() {}

    public static void main(String[] args) throws Exception {
        Guard guard = Guard.start(Duration.ofMillis(500));
        Process guarded = new ProcessBuilder(args).inheritIO().start();
        guard.watch(guarded.pid());
        System.out.println(guarded.pid());
        new CountDownLatch(1).await();
    }
}
