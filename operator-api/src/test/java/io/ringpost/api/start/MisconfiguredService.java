package io.ringpost.api.start;

/** A service whose start the test looks at from outside. */
public final class MisconfiguredService {
    private MisconfiguredService() {}

    public static void main(String[] args) {
        ServiceStart.run(args, CommonSettings.ofServiceWithDatabase());
    }
}
