package io.tallystick.quickstart.fleet;

import java.time.Instant;

/** Prints how fast a plan is made; run it by hand. */
final class FleetPlanBenchmark {
    private FleetPlanBenchmark() {}

    public static void main(String[] arguments) {
        for (int devices : new int[] {10, 100, 1_000}) {
            FleetPlan plan = new FleetPlan(FleetSettings.demo(1, devices, Instant.parse("2026-03-02T06:00:00Z")));
            FleetLedger ledger = new FleetLedger();
            for (int round = 0; round < 4; round++) {
                long begin = System.nanoTime();
                for (int i = 0; i < 500_000; i++) {
                    ledger.record(plan.next());
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                Runtime runtime = Runtime.getRuntime();
                System.gc();
                System.out.printf(
                        "%d devices a field: %,.0f sends/s, heap in use %d MiB%n",
                        devices, 500_000 / seconds, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            }
        }
    }
}
