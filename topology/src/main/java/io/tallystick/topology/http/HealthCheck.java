package io.tallystick.topology.http;

/** One thing that an instance needs to do its work. */
public interface HealthCheck {
    /** How it is now. Called from several threads; answers within seconds, whatever is wrong. */
    Health health();

    /**
     * How one thing is.
     *
     * @param name what it is about, such as {@code ledger} or {@code topics}
     * @param live whether it can still come right by itself; if not, the process is to be restarted
     * @param ready whether work and queries can be done now
     * @param detail why, for people; one line
     */
    record Health(String name, boolean live, boolean ready, String detail) {
        public Health {
            if (ready && !live) {
                throw new IllegalArgumentException(name + ": what is not live is not ready");
            }
        }
    }
}
