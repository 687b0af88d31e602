package io.tallystick.contracts;

import io.tallystick.contracts.json.MalformedDocumentException;

/** Something that was wanted is not done: the reason becomes an outcome. Carries no stack: it is no fault. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    RefusedException(RefusalCode code, String detail) {
        this(code.name(), detail);
    }

    /** @param code a stable word: a {@link RefusalCode} or the book's reason */
    RefusedException(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    RefusedException(MalformedDocumentException malformed) {
        this(RefusalCode.MALFORMED, malformed.getMessage());
    }

    String code() {
        return code;
    }
}
