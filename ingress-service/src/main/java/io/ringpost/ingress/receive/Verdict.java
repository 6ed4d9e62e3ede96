package io.ringpost.ingress.receive;

import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The end of a webhook's way: kept and answered, or refused. */
sealed interface Verdict {
    /** Does what the end asks for. */
    void match(BiConsumer<Reply, Identity> kept, Consumer<RefusalCause> refused);

    /** Kept; only now there is a reply. */
    record Kept(Reply reply, Identity identity) implements Verdict {
        @Override
        public void match(BiConsumer<Reply, Identity> kept, Consumer<RefusalCause> refused) {
            kept.accept(reply, identity);
        }
    }

    /** Refused, for a reason. */
    record Refused(RefusalCause cause) implements Verdict {
        @Override
        public void match(BiConsumer<Reply, Identity> kept, Consumer<RefusalCause> refused) {
            refused.accept(cause);
        }
    }
}
