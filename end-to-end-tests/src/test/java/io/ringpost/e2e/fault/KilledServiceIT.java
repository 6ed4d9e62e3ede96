package io.ringpost.e2e.fault;

import io.ringpost.e2e.stack.Load;
import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service is killed in the middle of its work and comes back by itself. */
@ExtendWith(SharedStack.class)
class KilledServiceIT {

    @ParameterizedTest
    @EnumSource(names = {"INGRESS", "CALL_STATE", "OUTBOUND"})
    void whatWasAcknowledgedIsThereOnce(Port service, RunningStack stack) {
        try (Subscriber subscriber = Subscriber.to(stack, "[\"chamada.encerrada\",\"cliente.criado\"]");
                Load load = Load.start(stack)) {
            load.awaitAcknowledged(30);
            stack.kill(service);
            load.awaitAttempted(60);
            stack.awaitReady(service);
            load.finish();

            load.assertNothingLost(stack, subscriber);
        }
    }
}
