package io.tallystick.schemas.serde;

import org.apache.kafka.common.errors.RetriableException;

/** The registry could not be reached, or failed, for as long as {@link RegistrySettings#maxWait()} allows. Try again later. */
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked of which registry, and for how long
     * @param cause the last failure
     */
    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
