package io.tallystick.bench.speed;

/** One thing that is measured, on the same records as all others. */
public interface BenchCase {
    /** A short name, such as {@code seal}. */
    String name();

    /** What it does, in a line. */
    String description();

    /** Runs once from a fresh beginning. */
    Measurement run(Workbench bench) throws InterruptedException;
}
