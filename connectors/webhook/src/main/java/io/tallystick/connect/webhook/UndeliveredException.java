package io.tallystick.connect.webhook;

import io.tallystick.connect.webhook.delivery.NextStep.Reason;
import org.apache.kafka.connect.errors.ConnectException;

/** Why a record is a dead letter. Its message goes into the dead letter's headers: the reason's word, then what was found. */
final class UndeliveredException extends ConnectException {
    private static final long serialVersionUID = 1L;

    UndeliveredException(Reason reason, String detail) {
        super(reason.word() + ": " + detail);
    }

    UndeliveredException(Reason reason, RuntimeException cause) {
        super(reason.word() + ": " + cause.getMessage(), cause);
    }
}
