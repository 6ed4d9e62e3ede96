package io.ringpost.ingress.provider.crm;

import io.ringpost.contract.Ids;
import java.util.regex.Pattern;

/** An entity's id as it may stand in a record's key: a person's number and what is no short name stand as their hash. */
final class EntityKey {
    private static final Pattern NUMBER =
            Pattern.compile("(whatsapp:|tel:|sip:)?\\+?[(]?\\d[\\d ().-]{6,18}\\d(@\\S*)?");
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");

    private static final int LONGEST = 500;

    private EntityKey() {}

    /** The same for the same id, so that an entity's events keep their order. */
    static String of(String id) {
        String bare = id.strip();
        boolean stays = id.length() <= LONGEST
                && !NUMBER.matcher(bare).matches()
                && !ADDRESS.matcher(bare).matches();
        return stays ? id : Ids.hash("crm-entity", id);
    }
}
