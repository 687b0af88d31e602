package io.tallystick.cli;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.quickstart.replay.CsvReplay;
import io.tallystick.quickstart.replay.ReplayEvent;
import io.tallystick.quickstart.replay.ReplayMapping;
import io.tallystick.schemas.topics.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}. */
@Command(
        name = "replay",
        description = "Replay a CSV file as signed events of simulated devices, enrolled as they appear.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick replay --mapping pumps.yaml pumps.csv \\",
            "      --network my-network --bootstrap-server localhost:9092",
            "  tallystick replay --mapping pumps.yaml pumps.csv --rate 100 --strict --json",
            "",
            "The mapping is described in docs/how-to/replay-a-csv.md. Events older than the network want one on event"
                    + " time: tallystick network init … --clock event"
        })
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--mapping", required = true, paramLabel = "FILE", description = "What the columns mean, YAML.")
    private Path mapping;

    @Parameters(paramLabel = "DATA", description = "The CSV file.")
    private Path data;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "0", description = "At most so many events a second.")
    private double rate;

    @Option(
            names = "--org",
            paramLabel = "ORG",
            description = "Whose devices; default the network's first organisation.")
    private String organisation;

    @Option(names = "--strict", description = "Stop at the first row with a problem.")
    private boolean strict;

    @Option(names = "--allow-bad-rows", description = "Exit with 0 although rows with a problem were left out.")
    private boolean allowBadRows;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = console.err();
        if (!(rate >= 0)) {
            throw new CliException(Exit.USAGE, "--rate: want 0 (as fast as it goes) or more, got " + rate);
        }
        if (strict && allowBadRows) {
            throw new CliException(Exit.USAGE, "want --strict or --allow-bad-rows, got both");
        }
        if (Files.size(Inputs.file(data)) == 0) {
            throw new CliException(Exit.USAGE, data + ": want a header and rows of data, got an empty file");
        }
        ReplayMapping rules = ReplayMapping.parse(mapping.toString(), Files.readAllBytes(Inputs.file(mapping)));
        rules.warnings()
                .forEach(warning -> err.println("warning: " + mapping + ":" + warning.line() + ":" + warning.column()
                        + ": " + warning.message()));
        NetworkDirectory directory = network.directory();
        Genesis genesis = directory.genesis();
        String owner = organisation == null ? genesis.organisations().get(0).name() : organisation;
        try (CsvReplay replay = CsvReplay.open(rules, data.toString(), Files.newInputStream(data), strict);
                EventSender sender = new EventSender(network.kafka(), new Topics(genesis.network()), err);
                ReplayDevices devices = new ReplayDevices(directory, owner, clock.now())) {
            ReplayRun run = new ReplayRun(genesis, sender, devices);
            send(replay, run, err);
            replay.problems()
                    .forEach(problem -> err.println(data + ":" + problem.lineNumber() + ": " + problem.message()));
            ReplaySummary summary = ReplaySummary.of(replay.counts(), run, devices);
            console.print(summary.json(), summary.toString());
            if (summary.counts().problemRows() > 0 && !allowBadRows) {
                err.println("tallystick: bad rows left out: " + summary.counts().problemRows()
                        + "; where that is as it should be, give --allow-bad-rows");
            }
            return summary.exitCode(allowBadRows);
        }
    }

    private void send(CsvReplay replay, ReplayRun run, PrintWriter err) throws IOException, InterruptedException {
        long size = Files.size(data);
        ProgressLine progress = new ProgressLine(err);
        Pace pace = new Pace(rate);
        for (ReplayEvent event = replay.next(); event != null; event = replay.next()) {
            pace.next();
            run.send(event);
            progress.show(replay.bytesRead(), size, status(run));
        }
        run.finish();
        progress.end(size, size, status(run));
    }

    private static String status(ReplayRun run) {
        return run.taken() + " events, " + run.acknowledged() + " acknowledged, " + run.refused() + " refused";
    }
}
