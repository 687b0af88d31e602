package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A version that says the same as the one before makes no difference, whenever it takes over. */
class MigrationPropertiesTest {
    private static final int ROUNDS = 40;
    private static final int STEPS = 60;

    private final long seed = Long.getLong("tallystick.seed", System.nanoTime());

    @Test
    void instance_takenOverByTheSameText_goesOnAsIfItHadNotBeen() {
        System.out.println("MigrationPropertiesTest: -Dtallystick.seed=" + seed);
        same(EnginePropertiesTest.EVERYTHING, Map.of("fee", "EUR 1.00", "limit", 20.0));
        same(Migrations.TIMED, Map.of("patience", "50m", "ends", "2026-01-01T20:00:00Z"));
    }

    private void same(String text, Map<String, ?> params) {
        Contract before = Contracts.read(text);
        Migrations.Takeover takeover = Migrations.Takeover.of(before, Migrations.next(text, ""));
        Set<String> seen = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Run stays = opened(before, params);
            Run moves = opened(before, params);
            Random forStays = new Random(seed + round);
            Random forMoves = new Random(seed + round);
            int at = new Random(seed - round).nextInt(STEPS);
            for (int i = 0; i < STEPS; i++) {
                EnginePropertiesTest.step(stays, forStays);
                EnginePropertiesTest.step(moves, forMoves);
                if (i == at) {
                    Migrated done = takeover.of(moves);
                    assertThat(done)
                            .isInstanceOfSatisfying(
                                    Migrated.Done.class,
                                    good -> assertThat(good.notes()).isEmpty());
                }
                assertThat(moves.firings.list())
                        .as("seed %d, round %d, step %d, taken over after %d", seed, round, i, at)
                        .isEqualTo(stays.firings.list());
            }
            // An instance's clock is that of the last it was concerned by, and taking over is such: one more reading
            // makes them agree.
            nextReading(stays);
            nextReading(moves);
            assertThat(moves.firings.list()).isEqualTo(stays.firings.list());
            seen.addAll(moves.rules());
            assertThat(moves.instance.encode()).isEqualTo(stays.instance.encode());
            assertThat(moves.book.toBytes()).isEqualTo(stays.book.toBytes());
        }
        System.out.println("MigrationPropertiesTest: fired " + seen);
        assertThat(seen).hasSizeGreaterThan(8);
    }

    private static void nextReading(Run run) {
        run.reading(run.now + 1, "temperature", "Cel", 17.0);
    }

    private static Run opened(Contract contract, Map<String, ?> params) {
        Run run = new Run(contract).fund("buyer", 2_000);
        run.now = 1_767_225_600_000L;
        run.open(params);
        return run;
    }

    /** Any state that an instance may have, under any change of the text: what comes out is what a restart reads. */
    @Test
    void instance_takenOverByAnotherText_hasOneForm() {
        System.out.println("MigrationPropertiesTest: -Dtallystick.seed=" + seed);
        List<String[]> changes = List.of(
                new String[] {"reading: temperature", "reading: temp"},
                new String[] {"over: 30m", "over: 40m"},
                new String[] {"radius: 500", "radius: 501"},
                new String[] {"inARow: 3", "inARow: 4"},
                new String[] {"alpha: 0.5", "alpha: 0.25"},
                new String[] {"every: 45m", "every: 44m"},
                new String[] {"escalate: {1h: major}", "escalate: {30m: critical}"},
                new String[] {"after: 25m", "after: 5m"},
                new String[] {"signedBy: {atLeast: 2, of: [seller, buyer]}", "signedBy: [buyer]"});
        Contract before = Contracts.read(EnginePropertiesTest.EVERYTHING);
        for (int place = 0; place < changes.size(); place++) {
            String[] change = changes.get(place);
            String text = EnginePropertiesTest.EVERYTHING;
            assertThat(text).contains(change[0]);
            Migrations.Takeover takeover =
                    Migrations.Takeover.of(before, Migrations.next(text.replace(change[0], change[1]), ""));
            for (int round = 0; round < ROUNDS / 4; round++) {
                Random random = new Random(seed + 100L * place + round);
                Run run = opened(before, Map.of("fee", "EUR 1.00", "limit", 20.0));
                for (int i = 0; i < STEPS; i++) {
                    if (i == STEPS / 2) {
                        takeover.of(run).orThrow();
                        run.alwaysReread = true;
                    }
                    EnginePropertiesTest.step(run, random);
                }
                assertThat(run.instance.suspension()).as(change[0]).isEmpty();
                run.book.requireBalanced();
            }
        }
    }
}
