package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.ContractQueries.InstanceView;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.ledger.genesis.LedgerClockKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More instances than have their turn at once. */
class WalkTest {
    private static final int INSTANCES = 2 * HostLimits.MAX_WALKED + 20;

    private static final String METER = String.join(
            "\n",
            "contract: meter",
            "version: 1.0.0",
            "subject: meter",
            "signatories: [owner]",
            "inputs: {temp: {reading: temperature, unit: Cel}}",
            "vars: {n: 0}",
            "on: [{reading: temp, set: {n: \"n + 1\"}}, {after: 1h, set: {n: \"n + 100\"}}]",
            "");

    private static final String NEXT = Texts.next(METER.replace("n + 1\"", "n + 10\""), "");

    private final List<String> subjects = new ArrayList<>();

    private Kontor opened(LedgerClockKind clock, boolean restarting) {
        Kontor kontor = new Kontor(clock, restarting);
        kontor.control("seller", "meter", Kontor.deployment("meter", "1.0.0", METER, "{\"owner\":\"seller\"}"));
        subjects.clear();
        for (int i = 0; i < INSTANCES; i++) {
            subjects.add(kontor.subject("m" + String.format("%04d", i), 0));
            open(kontor, subjects.get(i));
        }
        return kontor.commit();
    }

    private static void open(Kontor kontor, String subject) {
        kontor.document(
                "seller/clerk",
                subject,
                "{\"document\":\"tallystick.open\",\"contract\":\"meter\",\"version\":\"1.0.0\"}");
    }

    private static Kontor deploy(Kontor kontor) {
        return kontor.control("seller", "meter", Kontor.migration("meter", "1.1.0", NEXT, "{\"owner\":\"seller\"}"))
                .commit();
    }

    private static int migrated(Kontor kontor) {
        return kontor.outcomes(0, Outcome.Migrated.class).size();
    }

    private static InstanceView on(Kontor kontor, String subject) {
        return kontor.hosts.get(0).queries().instances(subject).get(0);
    }

    @Test
    void walk_withEachEntry_takesSomeOfThemOver() throws Exception {
        Kontor kontor = deploy(opened(LedgerClockKind.WALL, false));
        assertThat(migrated(kontor)).isEqualTo(HostLimits.MAX_WALKED);
        assertThat(on(kontor, subjects.get(0)).version()).isEqualTo("1.1.0");
        String last = subjects.get(INSTANCES - 1);
        assertThat(on(kontor, last).version()).isEqualTo("1.0.0");

        kontor.temperature("seller/probe", last, 5.0).commit();
        // Its turn came with the reading, before it, and that of the next others after it.
        assertThat(migrated(kontor)).isEqualTo(2 * HostLimits.MAX_WALKED + 1);
        assertThat(on(kontor, last).vars()).containsEntry("n", "10");

        kontor.after(Duration.ofSeconds(1)).commit();
        assertThat(migrated(kontor)).isEqualTo(INSTANCES);
        assertThat(kontor.hosts.get(0).nextDueMillis()).isGreaterThan(0);
        kontor.after(Duration.ofHours(2)).settle();
        assertThat(on(kontor, last).vars()).containsEntry("n", "110");
        kontor.audit(0);
    }

    @Test
    void timer_ofAnInstanceThatWaits_firesUnderTheNewVersion() throws Exception {
        Kontor kontor = deploy(opened(LedgerClockKind.WALL, false));
        kontor.after(Duration.ofHours(2)).commit();
        assertThat(migrated(kontor)).isEqualTo(INSTANCES);
        List<Outcome.Fired> fired = kontor.outcomes(0, Outcome.Fired.class).stream()
                .filter(one -> one.firings().get(0).rule().equals("on[1]"))
                .toList();
        assertThat(fired)
                .hasSize(INSTANCES)
                .allMatch(one -> one.instance().version().equals("1.1.0"));
        kontor.audit(0);
    }

    @Test
    void instance_openedUnderTheOldVersionMeanwhile_isNotMeant() throws Exception {
        Kontor kontor = deploy(opened(LedgerClockKind.WALL, true));
        open(kontor, subjects.get(INSTANCES - 1));
        kontor.commit();
        kontor.after(Duration.ofSeconds(1)).commit();
        kontor.after(Duration.ofSeconds(1)).commit();
        List<InstanceView> both = kontor.hosts.get(0).queries().instances(subjects.get(INSTANCES - 1));
        assertThat(both).extracting(InstanceView::version).containsExactly("1.1.0", "1.0.0");
        assertThat(kontor.hosts.get(0).queries().running())
                .containsEntry("meter 1.0.0", 1)
                .containsEntry("meter 1.1.0", INSTANCES);
        kontor.audit(0);
    }

    /** A version that follows while another still has its turns: each instance goes through both, in order. */
    @Test
    void walks_ofTwoVersions_areDoneInOrder() throws Exception {
        Kontor kontor = deploy(opened(LedgerClockKind.WALL, true));
        String third = NEXT.replace("version: 1.1.0", "version: 1.2.0").replace("from: 1.0.0", "from: 1.1.0");
        kontor.control("seller", "meter", Kontor.migration("meter", "1.2.0", third, "{\"owner\":\"seller\"}"))
                .commit();
        String last = subjects.get(INSTANCES - 1);
        kontor.temperature("seller/probe", last, 5.0).commit();
        assertThat(on(kontor, last).version()).isEqualTo("1.2.0");
        for (int i = 0; i < 6; i++) {
            kontor.after(Duration.ofSeconds(1)).commit();
        }
        assertThat(kontor.hosts.get(0).queries().running()).containsOnlyKeys("meter 1.2.0");
        assertThat(migrated(kontor)).isEqualTo(2 * INSTANCES);
        kontor.audit(0);
    }

    @ParameterizedTest
    @EnumSource(LedgerClockKind.class)
    void ledger_restartedAmidAWalk_hasTheSameBytes(LedgerClockKind clock) throws Exception {
        List<List<byte[]>> ledgers = new ArrayList<>();
        for (boolean restarting : new boolean[] {false, true}) {
            Kontor kontor = deploy(opened(clock, restarting));
            open(kontor, subjects.get(INSTANCES - 2));
            kontor.commit();
            kontor.temperature("seller/probe", subjects.get(INSTANCES - 1), 5.0);
            kontor.after(Duration.ofMinutes(1));
            kontor.temperature("seller/probe", subjects.get(INSTANCES - 2), 5.0);
            kontor.after(Duration.ofHours(2)).commit();
            kontor.audit(0);
            ledgers.add(kontor.ledgers.get(0).entryBytes());
        }
        assertThat(ledgers.get(1))
                .usingElementComparator((a, b) -> java.util.Arrays.compare(a, b))
                .isEqualTo(ledgers.get(0));
    }
}
