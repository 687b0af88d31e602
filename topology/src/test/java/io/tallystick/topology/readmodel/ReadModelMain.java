package io.tallystick.topology.readmodel;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A read model in a process of its own, to be killed: prints a line when it has taken in as many entries as told.
 * Arguments: network, bootstrap servers, state directory, entries.
 */
final class ReadModelMain {
    private ReadModelMain() {}

    public static void main(String[] args) throws Exception {
        SampleLedger sample = new SampleLedger(args[0]);
        // The in-memory registry of this process gives the schema the same first id as that of the test.
        sample.value(sample.seal(1).blocks().get(0));
        ReadModel model = ReadModel.start(ReadModelIT.settings(sample, args[1], Path.of(args[2])));
        ReadModelIT.awaitSize(model, Long.parseLong(args[3]));
        System.out.println("taken " + args[3]);
        new CountDownLatch(1).await();
    }
}
