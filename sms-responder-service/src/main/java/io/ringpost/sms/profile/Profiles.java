package io.ringpost.sms.profile;

import io.ringpost.sms.profile.NumberSettings.Entry;
import io.ringpost.sms.profile.NumberSettings.ProfileSettings;
import io.ringpost.sms.reply.Placeholder;
import io.ringpost.sms.reply.Profile;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The profiles of our numbers. */
@Singleton
public class Profiles {
    private static final String DEFAULT = "default";

    private final Map<String, Profile> byNumber = new HashMap<>();
    private final Profile otherwise;

    Profiles(NumberSettings settings) {
        Map<String, Entry> entries = settings.entries();
        entries.values().forEach(entry -> {
            Profile profile = profile(entry);
            entry.numbers().orElse(List.of()).forEach(number -> byNumber.put(digits(number), profile));
        });
        Entry rest = entries.get(DEFAULT);
        otherwise = rest == null ? Profile.EMPTY : profile(rest);
    }

    /** The profile of a number of ours, however it is written. */
    public Profile of(String number) {
        return byNumber.getOrDefault(digits(number), otherwise);
    }

    /** The numbers that have profiles of their own, in E.164. */
    public Set<String> numbers() {
        return byNumber.keySet();
    }

    /** YAML takes a number without quotes for a count and loses its plus. */
    private static String digits(String number) {
        return "+" + number.replaceAll("[^0-9]", "");
    }

    private static Profile profile(Entry entry) {
        ProfileSettings settings = entry.profile();
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        settings.name().ifPresent(text -> values.put(Placeholder.NAME, text));
        settings.website().ifPresent(text -> values.put(Placeholder.WEBSITE, text));
        settings.phone().ifPresent(text -> values.put(Placeholder.PHONE, text));
        settings.emergencyPhone().ifPresent(text -> values.put(Placeholder.EMERGENCY_PHONE, text));
        settings.address().ifPresent(text -> values.put(Placeholder.ADDRESS, text));
        settings.directions().ifPresent(text -> values.put(Placeholder.DIRECTIONS, text));
        settings.hours().ifPresent(text -> values.put(Placeholder.HOURS, text));
        settings.insurance().ifPresent(text -> values.put(Placeholder.INSURANCE, text));
        return new Profile(values, entry.region().orElse(null));
    }
}
