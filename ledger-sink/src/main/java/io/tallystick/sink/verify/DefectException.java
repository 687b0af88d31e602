package io.tallystick.sink.verify;

import java.io.IOException;

/** Something does not hold; an {@link IOException} so that it can end the reading of a source. */
public final class DefectException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Defect defect;

    public DefectException(Defect defect) {
        super(defect.message());
        this.defect = defect;
    }

    public Defect defect() {
        return defect;
    }
}
