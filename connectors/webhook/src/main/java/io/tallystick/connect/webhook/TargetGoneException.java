package io.tallystick.connect.webhook;

import org.apache.kafka.connect.errors.ConnectException;

/** The target answered 410 Gone: it wants nothing from us any more. Records stay uncommitted, so none is lost. */
final class TargetGoneException extends ConnectException {
    private static final long serialVersionUID = 1L;

    TargetGoneException(String target, String detail) {
        super(detail + "; nothing more is sent to " + target
                + ". Delete the connector, or mend the target or target.url and restart the task");
    }
}
