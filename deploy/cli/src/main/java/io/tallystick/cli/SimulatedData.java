package io.tallystick.cli;

import io.tallystick.quickstart.replay.CsvReplay;
import io.tallystick.quickstart.replay.MappingException;
import io.tallystick.quickstart.replay.ReadingType;
import io.tallystick.quickstart.replay.ReadingValue;
import io.tallystick.quickstart.replay.ReplayCounts;
import io.tallystick.quickstart.replay.ReplayEvent;
import io.tallystick.quickstart.replay.RowProblem;
import io.tallystick.rules.engine.Document;
import io.tallystick.rules.engine.Sample;
import io.tallystick.rules.simulate.Seen;
import io.tallystick.rules.simulate.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Hands the rows of a data file, and documents in their place between them, to one or more simulations. */
final class SimulatedData {
    /** Gets to know each event. */
    interface Watcher {
        /**
         * An event is about to be handed in.
         *
         * @param line of the data file, or 0 for a document
         * @param came what it brings
         */
        void before(long line, String subject, List<Seen> came);

        /** It was handed in. */
        default void after(String subject) {}

        /** Whether it wants to know what events bring. */
        default boolean isCurious() {
            return false;
        }

        /** No event later than this is handed in. */
        default long untilMillis() {
            return Long.MAX_VALUE;
        }
    }

    /** For those who do not look. */
    static final Watcher UNWATCHED = (line, subject, came) -> {};

    private static final int EVENTS_PER_PROGRESS = 1_024;

    private final SimulationOptions options;
    private final PrintWriter err;
    private final List<Simulation> simulations;
    private final Watcher watcher;
    private long before1970;
    private ReplayCounts counts;
    private List<RowProblem> problems;

    SimulatedData(SimulationOptions options, PrintWriter err, List<Simulation> simulations, Watcher watcher) {
        this.options = options;
        this.err = err;
        this.simulations = List.copyOf(simulations);
        this.watcher = watcher;
    }

    /** Hands in all, once. */
    void run() throws IOException, MappingException {
        long size = Files.size(Inputs.file(options.data()));
        List<RecordedDocument> documents = options.documents();
        ProgressLine progress = new ProgressLine(err);
        int nextDocument = 0;
        long events = 0;
        try (CsvReplay replay = options.open()) {
            for (ReplayEvent event = replay.next(); event != null; event = replay.next()) {
                long at = event.time().toEpochMilli();
                while (nextDocument < documents.size()
                        && documents.get(nextDocument).timeMillis() <= at) {
                    document(documents.get(nextDocument++));
                }
                if (at <= watcher.untilMillis()) {
                    readings(event, at);
                }
                if (++events % EVENTS_PER_PROGRESS == 0) {
                    progress.show(replay.bytesRead(), size, events + " events");
                }
            }
            counts = replay.counts();
            problems = replay.problems();
        }
        while (nextDocument < documents.size()) {
            document(documents.get(nextDocument++));
        }
        long until = watcher.untilMillis();
        if (until != Long.MAX_VALUE || options.until() != null) {
            long end = options.until() == null
                    ? until
                    : Math.min(until, options.until().toEpochMilli());
            simulations.forEach(simulation -> simulation.advance(end));
        }
        progress.end(size, size, events + " events");
    }

    private void readings(ReplayEvent event, long at) {
        if (at < 0) {
            before1970++;
            return;
        }
        List<Sample> samples = new ArrayList<>(event.readings().size());
        for (ReadingValue reading : event.readings()) {
            samples.add(new Sample(reading.name(), reading.unit(), value(reading), at));
        }
        watcher.before(event.lineNumber(), event.subject(), seen(event, at));
        for (Simulation simulation : simulations) {
            simulation.readings(event.subject(), event.device(), at, samples);
        }
        watcher.after(event.subject());
    }

    private List<Seen> seen(ReplayEvent event, long at) {
        if (!watcher.isCurious()) {
            return List.of();
        }
        return event.readings().stream()
                .map(reading -> new Seen(
                        reading.name(), (reading.text() + " " + reading.unit()).strip(), at, event.lineNumber()))
                .toList();
    }

    private static Object value(ReadingValue reading) {
        if (reading.type() == ReadingType.NUMBER) {
            return Double.valueOf(reading.text());
        }
        return reading.type() == ReadingType.BOOLEAN ? (Object) Boolean.valueOf(reading.text()) : reading.text();
    }

    private void document(RecordedDocument document) {
        if (document.timeMillis() > watcher.untilMillis()) {
            return;
        }
        Document content = document.document();
        watcher.before(
                0,
                document.subject(),
                List.of(new Seen(content.type(), "signed by " + content.signer(), document.timeMillis(), 0)));
        for (Simulation simulation : simulations) {
            simulation.document(document.subject(), document.timeMillis(), content);
        }
        watcher.after(document.subject());
    }

    /** What became of the rows. */
    ReplayCounts counts() {
        return counts;
    }

    /** Rows that were left out, those before 1970 included. */
    long badRows() {
        return counts.problemRows() + before1970;
    }

    /** Says which rows were left out, and gives the exit code that they ask for. */
    int report() {
        problems.forEach(
                problem -> err.println(options.data() + ":" + problem.lineNumber() + ": " + problem.message()));
        if (before1970 > 0) {
            err.println(options.data() + ": " + before1970 + " rows of before 1970 left out");
        }
        if (badRows() > 0 && !options.allowBadRows()) {
            err.println("tallystick: bad rows left out: " + badRows()
                    + "; where that is as it should be, give --allow-bad-rows");
            return Exit.DOES_NOT_HOLD;
        }
        return Exit.HOLDS;
    }
}
