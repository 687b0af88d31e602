package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.state.MalformedStateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnginePropertiesTest {
    private static final long MINUTE = 60_000;
    private static final int ROUNDS = 40;

    private final long seed = Long.getLong("tallystick.seed", System.nanoTime());

    /** Uses every kind of measure, signal and trigger. */
    static final String EVERYTHING = """
            contract: everything
            version: 1.0.0
            subject: thing
            signatories: [seller, buyer]
            rounding: half-even
            params: {fee: money, limit: {type: double, unit: Cel}}
            clause: Pays {fee} above {limit}.
            inputs:
              temp: {reading: temperature, unit: Cel, from: [seller]}
              pos: {position: {lat: lat, lon: lon}, from: [seller]}
              order: {document: order, signedBy: {atLeast: 2, of: [seller, buyer]}}
              note: {document: note, signedBy: [buyer]}
            late: {within: 1h, then: flag}
            grace: 30s
            vars: {n: 0, paid: EUR 0.00, peak: 0.0}
            windows:
              w: {of: temp, over: 30m, max: 50}
              lastFive: {of: temp, last: 5}
              hour: {of: temp, calendar: hour, zone: Europe/Berlin}
            forecasts:
              next: {of: hour, value: "hour.closed.mean", method: {holt: {alpha: 0.5, beta: 0.5}}, ahead: 1}
            fences:
              port: {of: pos, circle: {lat: 53.5, lon: 9.9, radius: 500}, dwell: 10m}
            distances:
              trip: {of: pos, noise: 10, maxSpeed: 60, restartAfter: 3}
            signals:
              hot: {when: "temp > limit", for: 10m, clear: "temp < limit", clearFor: 5m}
              row: {when: "temp > limit", inARow: 3, clear: "temp < limit", clearInARow: 2}
              most: {when: "temp > limit", atLeast: 3, ofLast: 5, clearAtMost: 1}
              silent: {absent: temp, for: 20m}
              steps: {sequence: [note, order], within: 1h}
              must: {deadline: [note, order], within: 2h, from: first}
            every:
              tick: {every: 45m, do: [{set: {n: "n + 1"}}]}
              day: {zone: UTC, do: [{set: {peak: "0.0"}}]}
            on:
              - {signal: hot, alert: {severity: minor, key: hot, message: "hot {temp} {w.mean}", escalate: {1h: major}}}
              - {cleared: hot, clear: hot}
              - {signal: row, set: {peak: "max(peak, w.max)"}}
              - {signal: most, set: {n: "n + lastFive.count"}}
              - {signal: silent, alert: {severity: info, key: silent}}
              - {cleared: silent, clear: silent}
              - {completed: steps, set: {n: "n + 100"}}
              - {missed: must, set: {n: "n + 1000"}}
              - {closed: hour, if: "hour.closed.count > 0 && next.error >= 0.0", set: {n: "n + 10"}}
              - {refused: pay, set: {n: "n + 5"}}
            start: idle
            states:
              idle:
                on:
                  - {enter: port, go: docked}
                  - {document: order, go: busy}
              docked:
                on:
                  - {dwell: port, set: {n: "n + 7"}}
                  - {exit: port, go: idle}
                  - {document: order, go: busy}
              busy:
                enter: {transfer: {id: pay, from: buyer, to: seller, amount: fee}, set: {paid: "paid + fee"}}
                exit: {set: {n: "n + 3"}}
                on:
                  - {after: 25m, go: idle}
                  - {if: "trip.metres > 100000.0 && hot.active", go: idle}
            """;

    private static Run opened(Contract contract) {
        Run run = new Run(contract).fund("buyer", 2_000);
        run.now = 1_767_225_600_000L;
        run.open(Map.of("fee", "EUR 1.00", "limit", 20.0));
        return run;
    }

    static void step(Run run, Random random) {
        long at = run.now + (long) (random.nextDouble() * random.nextDouble() * 40 * MINUTE);
        switch (random.nextInt(8)) {
            case 0 -> position(run, random, at);
            case 1 ->
                run.document(
                        at,
                        "order",
                        Map.of("k", (long) random.nextInt(2)),
                        random.nextBoolean() ? "seller/m" : "buyer/m");
            case 2 -> run.document(at, "note", Map.of("text", "x" + random.nextInt(9)), "buyer/m");
            case 3 ->
                run.reading(
                        at,
                        at - random.nextInt(600_000),
                        "seller/d",
                        "temperature",
                        "K",
                        290 + 10.0 * random.nextDouble());
            case 4 ->
                run.reading(
                        at, "temperature", "Cel", random.nextInt(20) == 0 ? Double.NaN : 15 + 10 * random.nextDouble());
            default -> run.reading(at, "temperature", "Cel", 15 + 10 * random.nextDouble());
        }
    }

    private static void position(Run run, Random random, long at) {
        run.to(at);
        double lat = 53.5 + (random.nextInt(4) == 0 ? 0.1 : 0.001) * random.nextDouble();
        List<Sample> samples = List.of(new Sample("lat", "lat", lat, at), new Sample("lon", "lon", 9.9, at));
        run.instance.readings(
                new Moment(at, run.index++), new Readings("seller/d", false, samples), run.accounts, run.firings);
    }

    @Test
    void run_writtenAndReadBackAfterEachInput_isTheSame() {
        System.out.println("EnginePropertiesTest: -Dtallystick.seed=" + seed);
        Contract contract = Contracts.read(EVERYTHING);
        Contract correcting = Contracts.read(EVERYTHING.replace("then: flag", "then: correct"));
        List<String> seen = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Run kept = opened(round % 2 == 0 ? contract : correcting);
            Run reread = opened(round % 2 == 0 ? contract : correcting);
            reread.alwaysReread = true;
            Random forKept = new Random(seed + round);
            Random forReread = new Random(seed + round);
            for (int i = 0; i < 60; i++) {
                step(kept, forKept);
                step(reread, forReread);
            }
            assertThat(reread.firings.list()).isEqualTo(kept.firings.list());
            assertThat(Arrays.equals(reread.instance.encode(), kept.instance.encode()))
                    .isTrue();
            assertThat(Arrays.equals(reread.book.toBytes(), kept.book.toBytes()))
                    .isTrue();
            assertThat(kept.instance.suspension()).isEmpty();
            kept.rules().stream().filter(rule -> !seen.contains(rule)).forEach(seen::add);
        }
        System.out.println("EnginePropertiesTest: fired " + seen);
        assertThat(seen)
                .contains("note", "alert", "late", "idle.on[0]", "idle.on[1]", "busy.on[0]", "on[0]", "on[2]", "on[4]");
    }

    @Test
    void advance_inOneGoOrInSteps_firesTheSame() {
        System.out.println("EnginePropertiesTest: -Dtallystick.seed=" + seed);
        Contract contract = Contracts.read(EVERYTHING);
        Contract correcting = Contracts.read(EVERYTHING.replace("then: flag", "then: correct"));
        for (int round = 0; round < ROUNDS; round++) {
            Run one = opened(round % 2 == 0 ? contract : correcting);
            Run many = opened(round % 2 == 0 ? contract : correcting);
            Random random = new Random(seed + round);
            for (int i = 0; i < 20; i++) {
                long inputSeed = random.nextLong();
                long until = one.now + random.nextInt(90) * MINUTE;
                one.instance.advance(until, one.accounts, one.firings);
                for (long at = many.now; at < until; at += 1 + random.nextInt(400_000)) {
                    many.instance.advance(at, many.accounts, many.firings);
                }
                many.instance.advance(until, many.accounts, many.firings);
                one.now = until;
                many.now = until;
                step(one, new Random(inputSeed));
                step(many, new Random(inputSeed));
            }
            assertThat(many.firings.list()).isEqualTo(one.firings.list());
            assertThat(Arrays.equals(many.instance.encode(), one.instance.encode()))
                    .isTrue();
        }
    }

    @Test
    void decode_changedOrCutBytes_isRefusedOrIsAnotherStateOfOneForm() {
        System.out.println("EnginePropertiesTest: -Dtallystick.seed=" + seed);
        Contract contract = Contracts.read(EVERYTHING);
        Random random = new Random(seed);
        Run run = opened(contract);
        for (int i = 0; i < 80; i++) {
            step(run, random);
        }
        byte[] good = run.instance.encode();
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(Arrays.equals(run.engine.decode(bad).encode(), bad)).isTrue();
            } catch (MalformedStateException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
        for (int length = 0; length < good.length; length += 7) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> run.engine.decode(cut)).isInstanceOf(MalformedStateException.class);
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThatThrownBy(() -> run.engine.decode(longer)).isInstanceOf(MalformedStateException.class);
    }
}
