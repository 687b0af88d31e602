package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.demo.mqtt.DemoMqtt;
import io.tallystick.topology.app.LedgerApp;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The end of a run in good order: the business comes to its end, and every record to a ledger. */
final class Closing {
    /** A gap is given up after 5 s; the rest is for a machine that is busy with other things. */
    private static final Duration SETTLE_WAIT = Duration.ofSeconds(60);
    /** From the last act on: a contract may wait a quarter of a minute, and a busy machine's ledgers are behind by as much again. */
    private static final Duration FINISH_WAIT = Duration.ofSeconds(120);

    private static final long POLL_MILLIS = 20;

    private final LedgerApp app;
    private final EventLog log;
    private final DemoMqtt mqtt;
    private final BooleanSupplier stop;

    /**
     * @param stop whether somebody says that nothing more is to be said
     */
    Closing(LedgerApp app, EventLog log, DemoMqtt mqtt, BooleanSupplier stop) {
        this.app = app;
        this.log = log;
        this.mqtt = mqtt;
        this.stop = stop;
    }

    /**
     * Begins what is due by now, and lets what has begun go on to its end: what was set aside is paid or given back. If somebody says stop,
     * only what was said already is waited for.
     *
     * @param wanted how long scenes were to begin
     * @param taken since the fleet's first send
     */
    void finish(BusinessSender people, Duration wanted, Duration taken) throws InterruptedException {
        people.play(taken.compareTo(wanted) < 0 ? taken : wanted);
        people.beginNoMore();
        long begin = System.nanoTime();
        long lastAct = begin;
        while (!people.isOver() && System.nanoTime() - lastAct < FINISH_WAIT.toNanos()) {
            requireRunning();
            if (stop.getAsBoolean()) {
                people.sayNoMore();
            }
            long acts = people.acts();
            people.play(taken.plusNanos(System.nanoTime() - begin));
            lastAct = people.acts() > acts ? System.nanoTime() : lastAct;
            Thread.sleep(POLL_MILLIS);
        }
        log.flush();
    }

    /**
     * Waits until every record sent is in a signed block, a refusal or a dropped copy, every gap is given up, and every message between
     * ledgers has come.
     */
    void settle(LiveMetrics metrics, LiveBusiness business) throws InterruptedException {
        mqtt.closeToVisitors();
        long[] ends = mqtt.nextOffsets(log.nextOffsets());
        long deadline = System.nanoTime() + SETTLE_WAIT.toNanos();
        while (!(metrics.isThrough(ends) && business.isDelivered()) && System.nanoTime() < deadline) {
            requireRunning();
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void requireRunning() {
        if (app.failure().isPresent()) {
            Throwable failure = app.failure().get();
            throw new DemoException("the ledger application stopped: " + failure.getMessage(), failure);
        }
    }
}
