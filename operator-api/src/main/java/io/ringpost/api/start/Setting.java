package io.ringpost.api.start;

/**
 * A setting that is looked at before the service starts.
 *
 * @param name the environment variable
 * @param purpose what it is for, shown to whoever forgot it
 * @param required whether the service cannot do without
 * @param form how a value must look
 */
public record Setting(String name, String purpose, boolean required, Form form) {
    public static Setting required(String name, String purpose, Form form) {
        return new Setting(name, purpose, true, form);
    }

    public static Setting optional(String name, String purpose, Form form) {
        return new Setting(name, purpose, false, form);
    }
}
