package io.ringpost.ingress.provider.crm;

import io.ringpost.api.problem.FieldError;
import io.ringpost.contract.event.CrmEvent;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a body that was handed in: taken whole, or not at all. */
public sealed interface CrmIntake {
    /** Turns any end into an answer. */
    <R> R match(
            Function<List<CrmEvent>, R> accepted,
            Function<String, R> unreadable,
            Function<List<FieldError>, R> invalid,
            Supplier<R> undecided);

    /**
     * Every event is valid.
     *
     * @param events in the order given
     */
    record Accepted(List<CrmEvent> events) implements CrmIntake {
        @Override
        public <R> R match(
                Function<List<CrmEvent>, R> accepted,
                Function<String, R> unreadable,
                Function<List<FieldError>, R> invalid,
                Supplier<R> undecided) {
            return accepted.apply(events);
        }
    }

    /**
     * It is no JSON, or JSON that two readers may understand differently.
     *
     * @param detail a sentence that repeats nothing of it
     */
    record Unreadable(String detail) implements CrmIntake {
        @Override
        public <R> R match(
                Function<List<CrmEvent>, R> accepted,
                Function<String, R> unreadable,
                Function<List<FieldError>, R> invalid,
                Supplier<R> undecided) {
            return unreadable.apply(detail);
        }
    }

    /**
     * Some event is not valid.
     *
     * @param errors where and what, with the event's index in an array
     */
    record Invalid(List<FieldError> errors) implements CrmIntake {
        @Override
        public <R> R match(
                Function<List<CrmEvent>, R> accepted,
                Function<String, R> unreadable,
                Function<List<FieldError>, R> invalid,
                Supplier<R> undecided) {
            return invalid.apply(errors);
        }
    }

    /** A name is not known, and what operators registered is not read yet: nobody can say whether it is right. */
    record Undecided() implements CrmIntake {
        @Override
        public <R> R match(
                Function<List<CrmEvent>, R> accepted,
                Function<String, R> unreadable,
                Function<List<FieldError>, R> invalid,
                Supplier<R> undecided) {
            return undecided.get();
        }
    }
}
