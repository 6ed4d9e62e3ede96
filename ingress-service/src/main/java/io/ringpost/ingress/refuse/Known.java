package io.ringpost.ingress.refuse;

import io.ringpost.api.log.WideEvent;

/** What is known of a request that is being refused, besides its head. */
public interface Known {
    /** Nothing, for it was refused before anybody looked further. */
    Known NOTHING = new Known() {
        @Override
        public boolean genuine() {
            return false;
        }

        @Override
        public WideEvent onto(WideEvent line) {
            return line;
        }
    };

    /** Whether its sender is proven: then it has its line in any case, because no stranger can cause such lines. */
    boolean genuine();

    /** What may find out more, later. */
    default Explanation explanation() {
        return Explanation.NONE;
    }

    /** Puts onto its line what is known. */
    WideEvent onto(WideEvent line);
}
