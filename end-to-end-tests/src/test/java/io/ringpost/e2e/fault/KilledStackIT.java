package io.ringpost.e2e.fault;

import io.ringpost.e2e.stack.Load;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Broker, database and all services die at once, and start again on the same data. */
@ExtendWith(SharedStack.class)
class KilledStackIT {

    @Test
    void whatWasAcknowledgedIsThereOnceAfterTheRestart(RunningStack stack) {
        try (Subscriber subscriber = Subscriber.to(stack, "[\"chamada.encerrada\",\"cliente.criado\"]");
                Load load = Load.start(stack)) {
            load.awaitAcknowledged(40);
            stack.killAndRestart();
            load.finish();

            load.assertNothingLost(stack, subscriber);
        }
    }
}
