package io.tallystick.quickstart.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.quickstart.fleet.NaiveLedgers.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans worked through by plain ledgers that know nothing of the plan: the fleet's own books must agree to the last record. */
class FleetAccountingTest {
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

    private static FleetSettings settings(long seed, int devices, double each, Duration rest) {
        return new FleetSettings(seed, devices, 2, START, 1, 3, rest, MischiefRates.uniform(each));
    }

    @ParameterizedTest
    @CsvSource({
        "1, SUBJECT REVOKED IDENTITY, 1, 4",
        "2, IDENTITY REVOKED SUBJECT, 4, 4",
        "3, REVOKED SUBJECT IDENTITY, 7, 4",
        "4, REVOKED IDENTITY SUBJECT, 4, 1000000",
        "5, SUBJECT IDENTITY REVOKED, 4, 1000000",
        "6, IDENTITY SUBJECT REVOKED, 2, 9"
    })
    void plan_tenThousandSendsOfEveryKind_everyCountExact(long seed, String order, int partitions, int patience) {
        System.out.println("seed " + seed);
        FleetPlan plan = new FleetPlan(settings(seed, 12, 0.02, Duration.ofDays(365)));
        List<Check> checks =
                List.of(order.split(" ")).stream().map(Check::valueOf).toList();
        NaiveLedgers ledgers = new NaiveLedgers(partitions, plan, checks, patience);
        FleetLedger books = new FleetLedger();
        for (int i = 0; i < 10_000 || !plan.canStop(); i++) {
            PlannedSend send = plan.next();
            books.record(send);
            ledgers.process(Wire.of(send));
        }
        ExpectedCounts expected = books.counts();
        ExpectedCounts found = ledgers.close();
        assertThat(found.rejectedByReason()).isEqualTo(expected.rejectedByReason());
        assertThat(found.accepted()).isEqualTo(expected.accepted());
        assertThat(found.duplicates()).isEqualTo(expected.duplicates());
        assertThat(found.gapEntries()).isEqualTo(expected.gapEntries());
        assertThat(found.missingNumbers()).isEqualTo(expected.missingNumbers());
        assertThat(expected.sent()).isEqualTo(expected.accepted() + expected.duplicates() + expected.rejected());
        assertThat(expected.rejectedByReason())
                .containsOnlyKeys(
                        "bad-signature",
                        "unknown-device",
                        "untrusted-certificate",
                        "revoked",
                        "malformed",
                        "too-large",
                        "equivocation",
                        "subject-mismatch");
        assertThat(expected.outOfOrder()).isPositive();
        assertThat(expected.gapEntries()).isPositive();
        assertThat(expected.duplicates()).isPositive();
    }

    @Test
    void plan_restAfterGapOver_gapsAgainAndStillExact() {
        FleetPlan plan = new FleetPlan(settings(11, 1, 0.02, Duration.ofMinutes(30)));
        // A gap is closed after two further sends, for every kind of device in less than half an hour.
        NaiveLedgers ledgers = new NaiveLedgers(3, plan, List.of(Check.values()), 3);
        FleetLedger books = new FleetLedger();
        for (int i = 0; i < 60_000 || !plan.canStop(); i++) {
            PlannedSend send = plan.next();
            books.record(send);
            ledgers.process(Wire.of(send));
        }
        ExpectedCounts found = ledgers.close();
        assertThat(found.gapEntries()).isEqualTo(books.counts().gapEntries()).isGreaterThan(100);
        assertThat(found.accepted()).isEqualTo(books.counts().accepted());
        assertThat(found.duplicates()).isEqualTo(books.counts().duplicates());
        assertThat(found.rejectedByReason()).isEqualTo(books.counts().rejectedByReason());
    }

    @Test
    void plan_stoppedWhereItMayBe_nothingIsWaitedFor() {
        for (int stop = 1; stop < 2_000; stop += 37) {
            FleetPlan plan = new FleetPlan(settings(5, 1, 0.05, Duration.ofDays(365)));
            NaiveLedgers ledgers = new NaiveLedgers(2, plan, List.of(Check.values()), 1_000_000);
            FleetLedger books = new FleetLedger();
            for (int i = 0; i < stop || !plan.canStop(); i++) {
                PlannedSend send = plan.next();
                books.record(send);
                ledgers.process(Wire.of(send));
            }
            assertThat(ledgers.close().gapEntries()).isEqualTo(books.counts().gapEntries());
        }
    }

    @Test
    void plan_firstOfDeviceAndSubject_honestWithChain_andOnlyThat() {
        FleetPlan plan = new FleetPlan(settings(9, 6, 0.05, Duration.ofDays(365)));
        Set<String> introduced = new HashSet<>();
        Set<Object> honestDevices = new HashSet<>();
        plan.devices().forEach(device -> honestDevices.add(device.id()));
        for (int i = 0; i < 20_000; i++) {
            PlannedSend send = plan.next();
            Content content = send.content();
            String stream = content.device() + " " + content.subject();
            if (send instanceof PlannedSend.Honest honest) {
                assertThat(content.introduce()).isEqualTo(introduced.add(stream));
                if (content.introduce()) {
                    assertThat(content.sequence()).isEqualTo(1);
                    assertThat(honest.missingBefore()).isZero();
                }
            } else if (honestDevices.contains(content.device())) {
                assertThat(introduced).contains(stream);
            } else {
                assertThat(send.expected())
                        .isIn(Verdict.UNKNOWN_DEVICE, Verdict.UNTRUSTED_CERTIFICATE, Verdict.REVOKED);
            }
        }
    }

    @Test
    void plan_replaysAndEquivocations_referToTheLatest() {
        FleetPlan plan = new FleetPlan(settings(13, 2, 0.05, Duration.ofDays(365)));
        Map<String, Long> latest = new HashMap<>();
        Map<String, Content> contents = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            PlannedSend send = plan.next();
            Content content = send.content();
            String stream = content.device() + " " + content.subject();
            if (send instanceof PlannedSend.Honest) {
                latest.merge(stream, content.sequence(), Math::max);
                contents.put(stream + content.sequence(), content);
            } else if (send instanceof PlannedSend.Replayed) {
                assertThat(content.sequence()).isGreaterThan(latest.get(stream) - FleetPlan.REPLAY_DEPTH);
                assertThat(content).isEqualTo(contents.get(stream + content.sequence()));
            } else if (send instanceof PlannedSend.Equivocating) {
                assertThat(content.sequence()).isEqualTo(latest.get(stream));
                assertThat(content.readings())
                        .isNotEqualTo(contents.get(stream + content.sequence()).readings());
            }
        }
    }
}
