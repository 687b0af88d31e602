package io.tallystick.cli;

import picocli.CommandLine.Option;

/** How many ledgers a verification works on at a time. What it says does not hang on it. */
final class ThreadsOption {
    /** As many as a machine may well have processors; each thread holds one ledger's state. */
    static final int MAX = 64;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Ledgers at a time, 1 to 64; default the number of processors.")
    private Integer threads;

    int count() {
        if (threads == null) {
            return Math.min(MAX, Runtime.getRuntime().availableProcessors());
        }
        if (threads < 1 || threads > MAX) {
            throw new CliException(Exit.USAGE, "--threads: want 1 to " + MAX + ", got " + threads);
        }
        return threads;
    }
}
