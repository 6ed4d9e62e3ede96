package io.ringpost.ingress.provider.crm;

/** Event types for tests of other packages. */
public final class EventTypes {
    private EventTypes() {}

    public static EventTypeRegistry unread() {
        return new EventTypeRegistry();
    }

    public static EventTypeRegistry read() {
        EventTypeRegistry registry = new EventTypeRegistry();
        registry.loadedAll();
        return registry;
    }

    /** A reader that knows the catalogue's types. */
    public static CrmReader reader() {
        return new CrmReader(read());
    }
}
