package io.ringpost.api.start;

import java.util.Optional;

/** How a setting's value must look. */
@FunctionalInterface
public interface Form {
    /** What is wrong with a value, as the end of "X is malformed: …", without repeating the value. */
    Optional<String> fault(String value);
}
