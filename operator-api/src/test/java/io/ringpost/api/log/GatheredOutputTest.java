package io.ringpost.api.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GatheredOutputTest {

    @Test
    void writesALineThatNothingFollows() throws Exception {
        Console console = new Console();
        GatheredOutput output = GatheredOutput.over(console, console.failures::add);

        say(output, "one\n");

        await().until(() -> console.text().equals("one\n"));
    }

    @Test
    void losesNothingAndKeepsTheOrderOfEachWriter() throws Exception {
        Console console = new Console();
        GatheredOutput output = GatheredOutput.over(console, console.failures::add);
        List<Thread> writers = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            writers.add(new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    say(output, name + i + "\n");
                }
            }));
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        output.writeDirectly();

        List<String> lines = console.text().lines().toList();
        assertThat(lines).hasSize(60_000);
        for (String name : List.of("a", "b", "c")) {
            List<String> own =
                    lines.stream().filter(line -> line.startsWith(name)).toList();
            for (int i = 0; i < own.size(); i++) {
                assertThat(own.get(i)).isEqualTo(name + i);
            }
        }
    }

    @Test
    void writesMuchInFewCalls() throws Exception {
        Console console = new Console();
        console.gate = new CountDownLatch(1);
        GatheredOutput output = GatheredOutput.over(console, console.failures::add);
        say(output, "first\n");
        await().until(() -> console.calls() == 1);
        for (int i = 0; i < 1_000; i++) {
            say(output, "line " + i + "\n");
        }

        console.gate.countDown();

        await().until(() -> console.text().endsWith("line 999\n"));
        assertThat(console.calls()).isEqualTo(2);
    }

    @Test
    void writesEachLineItselfOnceTheEndIsNear() {
        Console console = new Console();
        GatheredOutput output = GatheredOutput.over(console, console.failures::add);

        output.writeDirectly();
        say(output, "last words\n");

        assertThat(console.text()).isEqualTo("last words\n");
    }

    @Test
    void goesOnWhenAConsoleRefusedALine() throws Exception {
        Console console = new Console();
        console.broken.set(true);
        GatheredOutput output = GatheredOutput.over(console, console.failures::add);
        say(output, "lost\n");
        await().until(() -> !console.failures.isEmpty());

        console.broken.set(false);
        say(output, "there\n");

        await().until(() -> console.text().endsWith("there\n"));
    }

    private static void say(GatheredOutput output, String line) {
        try {
            byte[] bytes = line.getBytes(UTF_8);
            output.write(bytes, 0, bytes.length);
            output.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Console extends OutputStream {
        private final StringBuilder text = new StringBuilder();
        private final List<IOException> failures = new CopyOnWriteArrayList<>();
        private final AtomicBoolean broken = new AtomicBoolean();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public void write(int one) {
            throw new IllegalStateException("a line is no single byte");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (bytes.length == 0) {
                return;
            }
            calls.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (broken.get()) {
                throw new IOException("nobody reads");
            }
            synchronized (text) {
                text.append(new String(bytes, UTF_8));
            }
        }

        String text() {
            synchronized (text) {
                return text.toString();
            }
        }

        int calls() {
            return calls.get();
        }
    }
}
