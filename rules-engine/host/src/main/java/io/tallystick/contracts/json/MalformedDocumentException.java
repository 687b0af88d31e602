package io.tallystick.contracts.json;

import io.tallystick.contracts.wording.HostWording;

/** A JSON object that is not what is wanted; the message says what is, and what was got. */
public final class MalformedDocumentException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedDocumentException(HostWording wording, Object... values) {
        super(wording.of(values));
    }
}
