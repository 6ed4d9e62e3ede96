package io.ringpost.benchmarks.sender;

/**
 * One event of the load. The receivers read its numbers out of whatever body arrives, so they have to be in it as they
 * stand in {@link #data}.
 *
 * @param address whom it is for
 * @param phase which measurement it belongs to
 * @param sequence its number in that
 * @param planned the moment at which it was to be handed in, as {@link System#nanoTime} tells it
 */
public record LoadEvent(String address, int phase, int sequence, long planned) {
    private static final String PADDING = "n".repeat(900);

    /** A name for the entity that it is about. */
    public String id() {
        return "c" + phase + "-" + sequence;
    }

    /** The data of a {@code cliente.atualizado}, so that a whole body has some 1.2 KB. */
    public String data() {
        return "{\"id\":\"" + id() + "\",\"address\":\"" + address + "\",\"phase\":" + phase + ",\"sequence\":"
                + sequence
                + ",\"planned\":" + planned
                + ",\"nome\":\"João da Silva\",\"updatedAt\":\"2024-01-01T10:00:00Z\",\"alteracoes\":{\"notas\":"
                + "{\"anterior\":\"\",\"novo\":\"" + PADDING + "\"}}}";
    }

    /** Reads one of the numbers; the least of all if it is not there. */
    public static long number(String body, String field) {
        int at = body.indexOf("\"" + field + "\":");
        if (at < 0) {
            return Long.MIN_VALUE;
        }
        int from = at + field.length() + 3;
        int to = from;
        while (to < body.length() && (Character.isDigit(body.charAt(to)) || body.charAt(to) == '-')) {
            to++;
        }
        return Long.parseLong(body, from, to, 10);
    }
}
