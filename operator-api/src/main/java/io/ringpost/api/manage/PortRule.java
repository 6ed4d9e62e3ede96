package io.ringpost.api.manage;

/** Which paths are answered on which port, once there is a management port. */
final class PortRule {
    private static final String ROOT = "/q";
    private static final String HEALTH = "/q/health";

    private PortRule() {}

    /** Health stays on the service's port too, where Kubernetes and load balancers look for it. */
    static boolean answers(boolean onManagementPort, String normalizedPath) {
        return onManagementPort
                ? below(ROOT, normalizedPath)
                : !below(ROOT, normalizedPath) || below(HEALTH, normalizedPath);
    }

    private static boolean below(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
