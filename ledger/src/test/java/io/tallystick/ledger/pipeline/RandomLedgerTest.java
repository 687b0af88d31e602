package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.RevocationEntry;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.TrustAnchors;
import io.tallystick.ledger.merkle.NaiveTree;
import io.tallystick.ledger.pipeline.NaiveLedger.Kind;
import io.tallystick.ledger.pipeline.NaiveLedger.Op;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random input, restarts and crashes; the ledger must say word for word what the naive one says. */
class RandomLedgerTest {
    /** Who numbers each stream: devices with two streams each, a gateway itself and for others, and one that is none. */
    private static final List<String> SIGNERS = List.of(
            "acme/d0",
            "acme/d0",
            "acme/d1",
            "acme/d1",
            "acme/d2",
            "acme/d2",
            "acme/d3",
            "acme/d3",
            "acme/g",
            "acme/g/x0",
            "acme/g/x0",
            "acme/g/x1",
            "acme/g/d3",
            "acme/d0/x1");

    private static final LedgerSettings SETTINGS = new LedgerSettings(
            new OrderSettings(Duration.ofSeconds(5), 4, 10, 64L << 20), new BlockLimits(7, 131_072), 1_000);

    private final TestNetwork network = new TestNetwork("random", 1, "acme");
    private final Map<String, TestDevice> devices = new HashMap<>();
    private final Map<Op, byte[]> envelopes = new HashMap<>();
    private final TestDevice impostor = network.impostor("acme/d0");

    @Test
    void ledger_randomInputRestartsAndCrashes_isTheNaiveOne() throws Exception {
        long seed = NaiveTree.seed("random ledger");
        for (int round = 0; round < 40; round++) {
            new Round(seed + round).run();
        }
    }

    private final class Round {
        final Random random;
        final String name;
        final PureLedger ledger = new PureLedger(network.genesis(), 0, SETTINGS);
        final List<Op> inputs = new ArrayList<>();
        List<Op> log = new ArrayList<>();
        int committedLog;
        long now = TestNetwork.START.toEpochMilli();
        int fed;

        Round(long seed) {
            random = new Random(seed);
            name = "-Dseed=" + seed;
            long[] heights = new long[SIGNERS.size()];
            for (int i = 0; i < 400; i++) {
                inputs.add(input(heights));
            }
        }

        private Op input(long[] heights) {
            int stream = random.nextInt(heights.length);
            String device = SIGNERS.get(stream);
            int dice = random.nextInt(100);
            Kind kind = dice < 85 ? Kind.EVENT : dice < 90 ? Kind.FORGED : dice < 94 ? Kind.STRANGE : Kind.BROKEN;
            if (random.nextInt(150) == 0) {
                String about = random.nextBoolean() ? NaiveLedger.signer(device) : NaiveLedger.speaker(device);
                return new Op(Kind.REVOKE, about, about, 1 + random.nextInt(4), random.nextInt(2), false, 0);
            }
            int way = random.nextInt(20);
            long ahead = way < 12 ? 1 : way < 15 ? 2 : way < 16 ? 3 + random.nextInt(20) : -random.nextInt(25);
            long sequence = Math.max(1, heights[stream] + ahead);
            heights[stream] = Math.max(heights[stream], sequence - (way == 14 ? 1 : 0));
            int content = random.nextInt(10) == 0 ? 1 : 0;
            boolean chain = kind != Kind.FORGED && sequence % 3 == 1; // It is part of what is signed.
            return new Op(kind, device, "asset-" + stream, sequence, content, chain, 0);
        }

        void run() throws Exception {
            commit();
            while (fed < inputs.size()) {
                int dice = random.nextInt(40);
                if (dice == 0) {
                    commit();
                    ledger.restart();
                } else if (dice == 1) {
                    fed = (int) ledger.crash(random.nextBoolean());
                    log = new ArrayList<>(log.subList(0, committedLog));
                } else if (dice < 5) {
                    advance(random.nextInt(4000));
                } else if (dice < 10) {
                    commit();
                } else {
                    Op op = inputs.get(fed++);
                    ledger.accept(op.subject(), envelopes.computeIfAbsent(op, RandomLedgerTest.this::envelope));
                    log.add(at(op));
                }
            }
            advance(6_000);
            commit();
            advance(6_000);
            commit();
            check();
        }

        private Op at(Op op) {
            return new Op(op.kind(), op.device(), op.subject(), op.sequence(), op.content(), op.chain(), now);
        }

        private void commit() {
            ledger.commit();
            log.add(at(new Op(Kind.COMMIT, "", "", 0, 0, false, 0)));
            committedLog = log.size();
        }

        private void advance(int millis) {
            now += millis;
            ledger.advance(Duration.ofMillis(millis));
            log.add(at(new Op(Kind.TICK, "", "", 0, 0, false, 0)));
        }

        private void check() throws Exception {
            NaiveLedger naive = new NaiveLedger(SETTINGS.order());
            log.forEach(naive::run);
            List<String> said = new ArrayList<>();
            for (LedgerEntry entry : ledger.entries()) {
                String line = line(entry);
                if (!line.isEmpty()) {
                    said.add(line);
                }
            }
            assertThat(said).as(name).isEqualTo(naive.entries);
            assertThat(said).as(name).doesNotHaveDuplicates();
            assertThat(ledger.reasons()).as(name).isEqualTo(naive.reasons);
            assertThat(ledger.blocks().stream()
                            .mapToLong(b -> b.seal().declared().duplicates())
                            .sum())
                    .as(name)
                    .isEqualTo(naive.duplicates);
            assertThat(ledger.blocks().stream()
                            .flatMap(b -> b.seal().inputs().stream())
                            .mapToLong(InputRange::records)
                            .sum())
                    .as(name)
                    .isEqualTo(inputs.size());
            List<Block> again = ledger.audit();
            List<byte[]> entries = ledger.entryBytes();
            for (int i = 0; i < again.size(); i++) {
                Block block = ledger.blocks().get(i);
                assertThat(again.get(i).bundle()).as(name).isEqualTo(block.bundle());
                assertThat(again.get(i).root()).as(name).isEqualTo(block.root());
                assertThat(block.root())
                        .as("%s, root of block %d as RFC 6962 has it", name, i)
                        .isEqualTo(NaiveTree.mth(entries.subList(0, (int) block.treeSize())));
            }
        }
    }

    private String line(LedgerEntry entry) throws Exception {
        if (entry instanceof IntroductionEntry introduction) {
            TrustAnchors anchors =
                    network.genesis().trustAnchors(io.tallystick.ledger.crypto.SignatureVerifiers.best());
            return "introduction "
                    + anchors.validate(introduction.chain(), TestNetwork.START).id();
        } else if (entry instanceof EventEntry event) {
            return line(event.late() ? "late" : "event", event.envelope());
        } else if (entry instanceof RevocationEntry revocation) {
            return line("revocation", revocation.envelope());
        } else if (entry instanceof GapEntry gap) {
            return "gap " + gap.device() + "|" + gap.subject() + " " + gap.first() + " to " + gap.last();
        }
        return "";
    }

    private static String line(String as, byte[] bytes) throws MalformedEnvelopeException {
        SignedEnvelope envelope = SignedEnvelope.decode(bytes);
        String device = as.equals("revocation") ? envelope.subject() : envelope.numberedBy();
        return NaiveLedger.name(as, new Op(null, device, envelope.subject(), envelope.sequence(), 0, false, 0));
    }

    private byte[] envelope(Op op) {
        TestDevice device = devices.computeIfAbsent(
                NaiveLedger.signer(op.device()),
                id -> NaiveLedger.isGateway(id) ? network.gateway(id) : network.device(id));
        return switch (op.kind()) {
            case EVENT -> signed(device, op);
            case FORGED -> signed(new TestDevice(device.id(), impostor.signer(), List.of()), op);
            case STRANGE -> impostor.envelope(op.subject(), op.sequence(), op.content(), true);
            case REVOKE -> network.revocation(op.device(), op.sequence(), TestNetwork.START.plusSeconds(op.content()));
            default -> new byte[] {(byte) 0xd2, 0};
        };
    }

    private static byte[] signed(TestDevice signer, Op op) {
        String behalf = NaiveLedger.speaker(op.device());
        return behalf.equals(signer.id())
                ? signer.envelope(op.subject(), op.sequence(), op.content(), op.chain())
                : signer.envelopeFor(
                        behalf.substring(behalf.indexOf('/') + 1),
                        op.subject(),
                        op.sequence(),
                        op.content(),
                        op.chain());
    }
}
