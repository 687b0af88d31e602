package io.tallystick.bridge;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** An instance in a process of its own, to be killed. Arguments: bootstrap servers, state directory. */
final class BridgeMain {
    private BridgeMain() {}

    public static void main(String[] args) throws Exception {
        Bridge bridge = Bridge.start(BridgeIT.settings(args[0], Path.of(args[1]), 2), BridgeIT.PATIENCE);
        BridgeIT.awaitRunning(bridge);
        System.out.println(BridgeIT.RUNNING);
        new CountDownLatch(1).await();
    }
}
