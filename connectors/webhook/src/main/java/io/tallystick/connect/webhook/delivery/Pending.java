package io.tallystick.connect.webhook.delivery;

/**
 * A record on its way. Changed by its {@link Dispatcher} only.
 *
 * @param <T> what is delivered
 */
public final class Pending<T> {
    private final Lane lane;
    private final T item;
    private int attempts;
    private long firstMillis;
    private boolean revoked;

    Pending(Lane lane, T item) {
        this.lane = lane;
        this.item = item;
    }

    public Lane lane() {
        return lane;
    }

    public T item() {
        return item;
    }

    /** Attempts that began: 0 before the first. */
    public int attempts() {
        return attempts;
    }

    /** When the first attempt began, milliseconds since 1970-01-01T00:00:00Z; 0 before it. */
    public long firstMillis() {
        return firstMillis;
    }

    /** Whether somebody else delivers it now. */
    public boolean isRevoked() {
        return revoked;
    }

    void begin(long nowMillis) {
        attempts++;
        if (attempts == 1) {
            firstMillis = nowMillis;
        }
    }

    T revoke() {
        revoked = true;
        return item;
    }
}
