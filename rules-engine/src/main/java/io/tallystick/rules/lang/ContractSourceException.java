package io.tallystick.rules.lang;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is no contract. */
public final class ContractSourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<SourceError> errors;

    /** @param errors at least one, in the order of the text */
    ContractSourceException(List<SourceError> errors) {
        super(errors.stream().map(SourceError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** What is wrong, in the order of the text. */
    public List<SourceError> errors() {
        return errors;
    }
}
