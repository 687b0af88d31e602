package io.tallystick.quickstart.demo;

/** Is told how far a demonstration has come. */
interface Progress {
    /** A new step has begun. */
    void step(String what);

    /** The fleet begins to send; until the next step, these change. */
    void fleet(DemoOptions options, LiveMetrics metrics, FieldCounters fields, LiveBusiness business);
}
