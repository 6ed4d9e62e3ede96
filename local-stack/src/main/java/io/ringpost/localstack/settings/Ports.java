package io.ringpost.localstack.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Which port is where in this run; no two are the same. */
public final class Ports {
    private static final int HIGHEST = 65_535;

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = numbers;
    }

    /** The ports as the environment moves them. */
    public static Ports of(Environment environment) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        Map<Integer, Port> taken = new HashMap<>();
        for (Port port : Port.values()) {
            int number = environment
                    .get(port.variable())
                    .map(text -> parsed(port, text))
                    .orElse(port.standard());
            Port other = taken.put(number, port);
            if (other != null) {
                throw new CannotStart(port.variable() + " and " + other.variable() + " are both " + number);
            }
            numbers.put(port, number);
        }
        return new Ports(numbers);
    }

    private static int parsed(Port port, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > HIGHEST) {
            throw new CannotStart(port.variable() + " is malformed: it must be a port from 1 to " + HIGHEST);
        }
        return Integer.parseInt(text);
    }

    /** The number of one port. */
    public int number(Port port) {
        return numbers.getOrDefault(port, port.standard());
    }

    /** The local address of one port. */
    public String url(Port port) {
        return "http://localhost:" + number(port);
    }
}
