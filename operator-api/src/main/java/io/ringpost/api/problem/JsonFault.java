package io.ringpost.api.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body without repeating any of it. */
final class JsonFault {
    private static final String TWICE = "Duplicate field";
    private static final String BEHIND = "Trailing token";

    private JsonFault() {}

    static ProblemException of(JsonProcessingException failure) {
        if (failure instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return ProblemException.badParameter(path(mismatch.getPath()), expectation(mismatch));
        }
        return ProblemException.badRequest(sentence(failure) + place(failure.getLocation()) + ".");
    }

    /** The library tells these two apart from other faults by their words alone. */
    private static String sentence(JsonProcessingException failure) {
        String words = String.valueOf(failure.getOriginalMessage());
        if (words.startsWith(TWICE)) {
            return "The body gives a key twice";
        }
        return words.startsWith(BEHIND) ? "More stands behind the body's JSON" : "The body is not readable JSON";
    }

    private static String expectation(MismatchedInputException mismatch) {
        if (mismatch instanceof UnrecognizedPropertyException) {
            return "is not known";
        }
        return "must be " + name(mismatch.getTargetType());
    }

    private static String name(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "a valid value";
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
