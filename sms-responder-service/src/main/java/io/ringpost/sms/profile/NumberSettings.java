package io.ringpost.sms.profile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our numbers and whose they are, from the settings file. */
@ConfigMapping(prefix = "ringpost.numbers")
public interface NumberSettings {
    /** Entries by name; the one named {@code default} stands for every number that no other names. */
    @WithParentName
    Map<String, Entry> entries();

    /** Numbers that belong to one business. */
    interface Entry {
        /** The numbers, in E.164. */
        Optional<List<String>> numbers();

        /** The country whose emergency number is named; the sender's if it is not said. */
        Optional<String> region();

        /** What replies may say. */
        ProfileSettings profile();
    }

    /** What replies may say, each as {@code {{its name}}}. */
    interface ProfileSettings {
        /** The name of the business. */
        Optional<String> name();

        /** Its web site. */
        Optional<String> website();

        /** Its telephone. */
        Optional<String> phone();

        /** Its telephone for emergencies. */
        @WithName("emergencyPhone")
        Optional<String> emergencyPhone();

        /** Where it is. */
        Optional<String> address();

        /** How to get there. */
        Optional<String> directions();

        /** When it is open. */
        Optional<String> hours();

        /** Which insurances it takes. */
        Optional<String> insurance();
    }
}
