package io.tallystick.contracts;

import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.rules.account.Result;

/** Something that was wanted is not done: the reason becomes an outcome. Carries no stack: it is no fault. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    RefusedException(RefusalCode code, HostWording detail, Object... values) {
        this(code.name(), detail.of(values));
    }

    /** What the book refused. */
    RefusedException(Result.Refused refused) {
        this(refused.reason().name(), refused.detail());
    }

    private RefusedException(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    RefusedException(MalformedDocumentException malformed) {
        this(RefusalCode.MALFORMED.name(), malformed.getMessage());
    }

    String code() {
        return code;
    }
}
