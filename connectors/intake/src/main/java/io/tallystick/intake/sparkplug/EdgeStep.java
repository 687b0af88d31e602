package io.tallystick.intake.sparkplug;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.intake.sparkplug.EdgeState.Phase;
import io.tallystick.intake.topic.Naming;
import io.tallystick.ledger.crypto.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** One message of one edge node: the state before it, and what becomes of both. For one use. */
final class EdgeStep {
    private static final String BDSEQ = "bdSeq";

    private final SparkplugTopic topic;
    private final IntakeMessage message;
    private final EdgeResults results;
    private EdgeState state;

    private EdgeStep(EdgeState state, SparkplugTopic topic, IntakeMessage message, Naming naming) {
        this.state = state;
        this.topic = topic;
        this.message = message;
        this.results = new EdgeResults(naming);
    }

    /** The state after a message, and its results. */
    record Outcome(EdgeState state, List<IntakeResult> results) {}

    static Outcome of(EdgeState state, SparkplugTopic topic, IntakeMessage message, Naming naming) {
        EdgeStep step = new EdgeStep(state, topic, message, naming);
        try {
            step.take(Payload.decode(message.payload()));
        } catch (RefusedException e) {
            step.results.refuse(e);
        }
        return new Outcome(step.state, step.results.all());
    }

    private void take(Payload payload) throws RefusedException {
        switch (topic.type()) {
            case NBIRTH -> nodeBirth(payload);
            case NDEATH -> nodeDeath(payload);
            default -> inOrder(payload);
        }
    }

    private void nodeBirth(Payload payload) throws RefusedException {
        if (state.phase() == Phase.BORN && Arrays.equals(digest(), state.lastDigest())) {
            throw repeated(state.lastSeq());
        }
        // A birth that is refused ends what was known as well: its aliases may be others already.
        state = state.dead();
        int seq = sequence(payload);
        int bdSeq = bdSeq(payload);
        MetricScope scope = MetricScope.ofBirth(payload);
        require(scope.size());
        state = new EdgeState(Phase.BORN, bdSeq, seq, digest(), scope, Collections.emptySortedMap(), 0);
        results.born(topic, payload, scope);
    }

    private void nodeDeath(Payload payload) throws RefusedException {
        if (state.phase() == Phase.DEAD) {
            throw new RefusedException(RefusalCode.BEFORE_BIRTH, "want a birth before a death of " + topic.edge());
        }
        int bdSeq = bdSeq(payload);
        if (bdSeq != state.bdSeq()) {
            throw new RefusedException(
                    RefusalCode.STALE_DEATH, "want bdSeq " + state.bdSeq() + " as in the birth, got " + bdSeq);
        }
        List<String> devices = new ArrayList<>(state.devices().keySet());
        state = state.dead();
        results.died(topic, payload);
        devices.forEach(device -> results.died(topic.of(device), payload));
    }

    private void inOrder(Payload payload) throws RefusedException {
        if (state.phase() == Phase.DEAD) {
            ask(RefusalCode.BEFORE_BIRTH, "want a birth of edge node " + topic.edge() + " first", Phase.DEAD);
            return;
        }
        int seq = sequence(payload);
        byte[] digest = digest();
        if (seq == state.lastSeq() && Arrays.equals(digest, state.lastDigest())) {
            throw new RefusedException(
                    RefusalCode.SEQUENCE_REPEATED, "sequence " + seq + " again, with the same bytes");
        }
        int want = (state.lastSeq() + 1) % (SparkplugLimits.LAST_SEQUENCE + 1);
        if (state.phase() == Phase.LOST || seq != want) {
            String lost = state.phase() == Phase.LOST ? "a birth after a gap" : "sequence " + want;
            ask(RefusalCode.SEQUENCE_GAP, "want " + lost + ", got sequence " + seq, Phase.LOST);
            return;
        }
        state = state.after(seq, digest);
        switch (topic.type()) {
            case DBIRTH -> deviceBirth(payload);
            case DDEATH -> deviceDeath(payload);
            default -> data(payload);
        }
    }

    private static RefusedException repeated(int seq) {
        return new RefusedException(
                RefusalCode.SEQUENCE_REPEATED, "sequence " + seq + ": want the next message, got the same bytes again");
    }

    private void deviceBirth(Payload payload) throws RefusedException {
        state = state.with(topic.device(), null);
        MetricScope scope = MetricScope.ofBirth(payload);
        require(state.declared() + scope.size());
        if (state.devices().size() == SparkplugLimits.MAX_DEVICES) {
            throw new RefusedException(
                    RefusalCode.STATE_FULL, "want at most " + SparkplugLimits.MAX_DEVICES + " devices, got more");
        }
        state = state.with(topic.device(), scope);
        results.born(topic, payload, scope);
    }

    private void deviceDeath(Payload payload) {
        if (isUnborn()) {
            return;
        }
        state = state.with(topic.device(), null);
        results.died(topic, payload);
    }

    private void data(Payload payload) {
        if (topic.device() != null && isUnborn()) {
            return;
        }
        MetricScope scope =
                topic.device() == null ? state.node() : state.devices().get(topic.device());
        try {
            results.data(topic, payload, scope);
        } catch (RefusedException e) {
            ask(e.code(), e.getMessage(), state.phase());
        }
    }

    private boolean isUnborn() {
        boolean unborn = !state.devices().containsKey(topic.device());
        if (unborn) {
            ask(RefusalCode.BEFORE_BIRTH, "want a birth of device " + topic.device() + " first", state.phase());
        }
        return unborn;
    }

    /** Refuses, and asks for a birth at the 1st, 2nd, 4th, 8th … refusal: a request may be lost, and must not flood. */
    private void ask(RefusalCode code, String detail, Phase next) {
        results.refuse(new RefusedException(code, detail));
        state = state.refused(next);
        if (Integer.bitCount(state.refusals()) == 1) {
            results.request(topic.nodeCommand(), Rebirth.command(message.receivedMillis()), detail);
        }
    }

    private static void require(int declared) throws RefusedException {
        if (declared > SparkplugLimits.MAX_DECLARED) {
            throw new RefusedException(
                    RefusalCode.STATE_FULL,
                    "want at most " + SparkplugLimits.MAX_DECLARED + " metrics of an edge node, got " + declared);
        }
    }

    private int sequence(Payload payload) throws RefusedException {
        return octet("seq", payload.seq());
    }

    private static int bdSeq(Payload payload) throws RefusedException {
        Metric metric = payload.named(BDSEQ);
        WireValue value = metric == null ? null : metric.value();
        return octet(
                BDSEQ,
                value instanceof WireValue.Wide wide
                        ? Long.valueOf(wide.bits())
                        : value instanceof WireValue.Int narrow ? narrow.bits() : null);
    }

    private static int octet(String what, Long number) throws RefusedException {
        if (number == null || number < 0 || number > SparkplugLimits.LAST_SEQUENCE) {
            throw new RefusedException(
                    RefusalCode.MALFORMED, what + ": want 0 to " + SparkplugLimits.LAST_SEQUENCE + ", got " + number);
        }
        return number.intValue();
    }

    private byte[] digest() {
        return Sha256.digest(message.payload());
    }
}
