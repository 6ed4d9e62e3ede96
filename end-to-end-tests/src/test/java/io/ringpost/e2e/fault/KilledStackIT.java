package io.ringpost.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.e2e.stack.Load;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.guard.Ended;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker, database and all services die at once, and start again on the same data. */
class KilledStackIT {

    @Test
    void whatWasAcknowledgedIsThereOnceAfterTheRestartAndNothingRunsOnAfterTheEnd(@TempDir Path directory) {
        Map<String, String> settings = new HashMap<>(Senders.settings());
        settings.put("RINGPOST_WEBHOOK_SCHEDULE", "0s,1s,1s,1s,1s");
        List<ProcessHandle> children;
        try (RunningStack stack = RunningStack.start(directory.resolve("data"), settings);
                Subscriber subscriber = Subscriber.to(stack, "[\"chamada.encerrada\",\"cliente.criado\"]");
                Load load = Load.start(stack)) {
            load.awaitAcknowledged(40);
            stack.killAndRestart();
            load.finish();

            load.assertNothingLost(stack, subscriber);
            children = stack.children();
            assertThat(children).isNotEmpty();
        }
        assertThat(children).allMatch(Ended::is);
    }
}
