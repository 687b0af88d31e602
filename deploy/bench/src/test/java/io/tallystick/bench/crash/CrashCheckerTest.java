package io.tallystick.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.crash.LedgerEvidence.Refused;
import io.tallystick.bench.crash.LoadSender.Place;
import io.tallystick.ledger.note.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check that cannot fail proves nothing: each test breaks good evidence in one way and wants that one fault. */
class CrashCheckerTest {
    private final BenchNetwork network = new BenchNetwork("checker", 1);
    private final PureRun run = new PureRun(network, 400, 4711);

    private List<String> faults(LedgerEvidence evidence) {
        CrashChecker checker = new CrashChecker(network, run.acknowledged());
        checker.check(evidence);
        return checker.faults(run.streams());
    }

    @Test
    void check_whatTheCoreMadeOfTheLoad_holds() {
        LedgerEvidence good = run.evidence();
        assertThat(faults(good)).isEmpty();
        assertThat(good.rejections()).isNotEmpty();
        assertThat(good.blocks()).hasSizeGreaterThan(10);
    }

    @Test
    void check_lastBlockLost_isSeen() {
        LedgerEvidence good = run.evidence();
        good.blocks().remove(good.blocks().size() - 1);
        assertThat(faults(good))
                .anyMatch(fault -> fault.contains("acknowledged, and in no ledger"))
                .anyMatch(fault -> fault.contains("no committed prefix"));
    }

    @Test
    void check_blockTwice_isSeen() {
        LedgerEvidence good = run.evidence();
        good.blocks().add(3, good.blocks().get(3));
        assertThat(faults(good)).anyMatch(fault -> fault.startsWith("audit: "));
    }

    @Test
    void check_refusalLost_isSeen() {
        LedgerEvidence good = run.evidence();
        good.rejections().remove(0);
        assertThat(faults(good)).singleElement().asString().contains("got no refusal");
    }

    @Test
    void check_refusalTwice_isSeen() {
        LedgerEvidence good = run.evidence();
        good.rejections().add(good.rejections().get(0));
        assertThat(faults(good)).singleElement().asString().contains("is there twice");
    }

    @Test
    void check_refusalForAnotherReason_isSeen() {
        LedgerEvidence good = run.evidence();
        Refused first = good.rejections().get(0);
        good.rejections().set(0, new Refused(first.partition(), first.offset(), "stale-sequence", first.value()));
        assertThat(faults(good))
                .singleElement()
                .asString()
                .contains("refusal of")
                .contains("stale-sequence");
    }

    @Test
    void check_checkpointOfATreeThatNeverWas_isSeen() {
        LedgerEvidence good = run.evidence();
        good.checkpoints().add(signed(new Checkpoint(network.genesis().origin(0), 2, new byte[32])));
        assertThat(faults(good)).singleElement().asString().contains("signed, but no committed prefix");
    }

    @Test
    void check_inputThatWasNotAcknowledged_isSeen() {
        LedgerEvidence good = run.evidence();
        good.events().put(1_000_000L, new byte[] {1});
        assertThat(faults(good)).anyMatch(fault -> fault.contains("not what was acknowledged"));
    }

    @Test
    void check_acknowledgedEventMissingInTheTopics_isSeen() {
        LedgerEvidence good = run.evidence();
        CrashChecker checker = new CrashChecker(network, run.acknowledgedAnd(new Place(0, 1_000_000)));
        checker.check(good);
        assertThat(checker.faults(run.streams())).anyMatch(fault -> fault.contains("input records: want"));
    }

    private byte[] signed(Checkpoint checkpoint) {
        return new String(checkpoint.sign(network.checkpointSigner(0)).bytes(), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void entries_ofABundle_areTakenApart() {
        List<byte[]> entries =
                new ArrayList<>(LedgerEvidence.entries(java.nio.ByteBuffer.wrap(new byte[] {0, 1, 7, 0, 2, 8, 9})));
        assertThat(entries).containsExactly(new byte[] {7}, new byte[] {8, 9});
    }
}
