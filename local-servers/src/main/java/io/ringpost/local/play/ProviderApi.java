package io.ringpost.local.play;

import io.ringpost.local.receive.Request;
import java.util.List;
import java.util.Optional;

/** The API of one provider. */
public interface ProviderApi {
    /** Its name, as in {@code POST /send/{provider}/{kind}}. */
    String provider();

    /** The names of all it understands. */
    List<String> operations();

    /** Understands a request; empty if its path is none of this API's. */
    Optional<Operation> understand(Request request);
}
