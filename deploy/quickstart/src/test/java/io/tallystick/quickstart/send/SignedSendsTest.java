package io.tallystick.quickstart.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.GenesisDraft;
import io.tallystick.ledger.genesis.GenesisWriter;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.genesis.LedgerKey;
import io.tallystick.ledger.genesis.Organisation;
import io.tallystick.ledger.genesis.OrganisationRole;
import io.tallystick.ledger.genesis.Witnesses;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.senml.Reading;
import io.tallystick.ledger.senml.Readings;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.quickstart.fleet.ExpectedCounts;
import io.tallystick.quickstart.fleet.Field;
import io.tallystick.quickstart.fleet.FleetLedger;
import io.tallystick.quickstart.fleet.FleetPlan;
import io.tallystick.quickstart.fleet.FleetSettings;
import io.tallystick.quickstart.fleet.MischiefRates;
import io.tallystick.quickstart.fleet.PlannedSend;
import io.tallystick.quickstart.fleet.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real bytes through real ledgers, without Kafka: each kind of send must get the very verdict that the plan says. */
class SignedSendsTest {
    private static final int LEDGERS = 3;
    private static final long SEED = 7;

    private final Map<String, CertificateAuthority> authorities = new HashMap<>();
    private final List<PureLedger> ledgers = new ArrayList<>();
    private FleetPlan plan;
    private SignedSends sends;

    @BeforeEach
    void found() {
        Genesis genesis = genesis();
        for (int ledger = 0; ledger < LEDGERS; ledger++) {
            ledgers.add(new PureLedger(genesis, ledger, LedgerSettings.DEFAULTS));
        }
        plan = new FleetPlan(new FleetSettings(
                SEED,
                8,
                2,
                TestNetwork.START.minus(Duration.ofHours(6)),
                1,
                3,
                Duration.ofDays(365),
                MischiefRates.uniform(0.02)));
        sends = new SignedSends(new FleetKeys(SEED, plan, authorities::get));
        plan.revokedDevices().forEach(device -> {
            byte[] revocation = sends.revocation(device.id(), TestNetwork.START);
            ledgers.forEach(ledger -> ledger.accept(device.id().toString(), revocation));
        });
    }

    private Genesis genesis() {
        List<Organisation> members = new ArrayList<>();
        for (Field field : Field.values()) {
            CertificateAuthority authority = CertificateAuthority.createRoot(
                    field.organisation(),
                    Signers.ed25519(seed(field.ordinal())),
                    TestNetwork.START.minus(Duration.ofDays(1)),
                    TestNetwork.START.plus(Duration.ofDays(365)),
                    BigInteger.ONE);
            authorities.put(field.organisation(), authority);
            members.add(new Organisation(
                    field.organisation(),
                    EnumSet.allOf(OrganisationRole.class),
                    authority.certificate().der()));
        }
        String origin = GenesisDraft.defaultOrigin("sends");
        List<LedgerKey> keys = new ArrayList<>();
        for (int ledger = 0; ledger < LEDGERS; ledger++) {
            keys.add(LedgerKey.of(
                    origin + "/" + ledger, Signers.ed25519(seed(100 + ledger)).verificationKey()));
        }
        return Genesis.parse(
                "network.yaml",
                GenesisWriter.write(new GenesisDraft(
                        "sends", origin, LedgerClockKind.WALL, keys, members, Witnesses.NONE, List.of())));
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return seed;
    }

    private PureLedger ledgerOf(PlannedSend send) {
        return ledgers.get(SubjectRouting.ledgerOf(send.recordKey(), LEDGERS));
    }

    @Test
    void bytes_everyKindOfSend_getsTheVerdictOfThePlan() throws Exception {
        System.out.println("seed " + SEED);
        FleetLedger books = new FleetLedger();
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < 6_000 || !plan.canStop(); i++) {
            PlannedSend send = plan.next();
            books.record(send);
            kinds.add(send.getClass());
            PureLedger ledger = ledgerOf(send);
            int before = ledger.rejections().size();
            ledger.accept(send.recordKey(), sends.bytes(send, TestNetwork.START));
            List<String> said =
                    ledger.reasons().subList(before, ledger.reasons().size());
            if (send.expected() == Verdict.ACCEPTED || send.expected() == Verdict.DUPLICATE) {
                assertThat(said).as("of send %d, %s", i, send).isEmpty();
            } else {
                assertThat(said)
                        .as("of send %d, %s", i, send)
                        .containsExactly(send.expected().code());
            }
        }
        assertThat(kinds).containsExactlyInAnyOrder(PlannedSend.class.getPermittedSubclasses());
        requireCounts(books.counts());
    }

    private void requireCounts(ExpectedCounts expected) throws Exception {
        AuditCounts found = AuditCounts.NONE;
        TreeMap<String, Long> reasons = new TreeMap<>();
        for (PureLedger ledger : ledgers) {
            // An open block's clock stands still: what is due is seen by the next one.
            ledger.commit().advance(Duration.ofMinutes(1)).commit();
            AuditCounts.Tally tally = new AuditCounts.Tally();
            for (Block block : ledger.audit()) {
                tally.sealed(block.seal());
            }
            found = found.plus(tally.counts());
            ledger.reasons().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
        }
        assertThat(reasons).isEqualTo(expected.rejectedByReason());
        assertThat(found.events()).isEqualTo(expected.accepted());
        assertThat(found.duplicates()).isEqualTo(expected.duplicates()).isPositive();
        assertThat(found.gaps()).isEqualTo(expected.gapEntries()).isPositive();
        assertThat(found.late()).isZero();
        assertThat(found.unsettled()).isZero();
        assertThat(found.revocations()).isEqualTo((long) plan.revokedDevices().size() * LEDGERS);
    }

    @Test
    void bytes_honestSends_readBackAsTheReadingsOfThePlan() throws Exception {
        int seen = 0;
        for (int i = 0; i < 500; i++) {
            PlannedSend send = plan.next();
            byte[] bytes = sends.bytes(send, TestNetwork.START);
            if (send instanceof PlannedSend.Honest) {
                SignedEnvelope envelope = SignedEnvelope.decode(bytes);
                List<Reading> readings = Readings.of(envelope);
                if (envelope.contentType() == ContentType.JSON) {
                    readings = readings.subList(1, readings.size()); // The object's time is a text among others.
                }
                assertThat(readings).hasSameSizeAs(send.content().readings());
                for (int r = 0; r < readings.size(); r++) {
                    var want = send.content().readings().get(r);
                    assertThat(readings.get(r).name()).isEqualTo(want.value().name());
                    if (readings.get(r).value() instanceof Reading.Numeric number) {
                        assertThat(new BigDecimal(number.text()))
                                .isEqualByComparingTo(
                                        new BigDecimal(want.value().text()));
                    }
                }
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(200);
    }

    @Test
    void bytes_sameSeed_sameDevicesKeys() {
        FleetKeys again = new FleetKeys(SEED, plan, authorities::get);
        FleetKeys other = new FleetKeys(SEED + 1, plan, authorities::get);
        var device = plan.devices().get(0).id();
        FleetKeys first = new FleetKeys(SEED, plan, authorities::get);
        assertThat(again.signer(device).verificationKey())
                .isEqualTo(first.signer(device).verificationKey());
        assertThat(other.signer(device).verificationKey())
                .isNotEqualTo(first.signer(device).verificationKey());
    }
}
