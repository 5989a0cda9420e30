package org.fairlab.platform.web;

import java.util.List;

/** Input that cannot be taken, with one entry per bad field. */
public final class InvalidInput extends RuntimeException {

    private final transient List<FieldError> errors;

    /**
     * @param field path of the field, such as {@code amount.minor}; a column's name in a CSV row
     * @param message what is wrong with it, without repeating the value
     */
    public record FieldError(String field, String message) {}

    public InvalidInput(List<FieldError> errors) {
        super("invalid input");
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
