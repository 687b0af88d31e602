package io.tallystick.topology.metrics;

/** The stretches of an event's way that are measured; the label value is what dashboards select by. */
public enum LatencyStage {
    /** From when the device signed, by the device's clock, until Kafka took the record, by the producer's or broker's. */
    TAKEN("taken"),
    /** From when Kafka took the record until its block was closed: what waiting, authenticating and ordering cost. */
    SEALED("sealed"),
    /** From when a block was closed until a checkpoint that covers it was signed; the commit lies in between. */
    SIGNED("signed");

    private final String label;

    LatencyStage(String label) {
        this.label = label;
    }

    /** The value of the label {@code stage}. */
    public String label() {
        return label;
    }
}
