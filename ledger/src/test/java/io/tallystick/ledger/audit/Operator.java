package io.tallystick.ledger.audit;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.block.BlockBuilder;
import io.tallystick.ledger.block.LedgerHead;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.ActivationEntry;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.RevocationEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.state.InMemoryBackend;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StreamKey;
import io.tallystick.ledger.testing.TestNetwork;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** An operator who rewrites a ledger and seals every block anew, with right counts, roots and digests; it can sign nothing. */
final class Operator {
    /** A block to be sealed; the lists may be changed. */
    record Draft(List<LedgerEntry> entries, Seal seal) {}

    private Operator() {}

    static List<Draft> drafts(List<byte[]> ledger) throws MalformedEntryException {
        List<Draft> drafts = new ArrayList<>();
        List<LedgerEntry> open = new ArrayList<>();
        for (byte[] bytes : ledger) {
            LedgerEntry entry = LedgerEntry.decode(bytes);
            if (entry instanceof Seal seal) {
                drafts.add(new Draft(open, seal));
                open = new ArrayList<>();
            } else {
                open.add(entry);
            }
        }
        return drafts;
    }

    static List<byte[]> seal(Genesis genesis, List<Draft> drafts) throws Exception {
        LedgerState state = new LedgerState(new InMemoryBackend(), Integer.MAX_VALUE);
        BlockBuilder builder = new BlockBuilder(0, LedgerHead.empty(genesis.hash()), state);
        List<byte[]> ledger = new ArrayList<>();
        for (Draft draft : drafts) {
            for (LedgerEntry entry : draft.entries) {
                builder.append(entry);
                apply(genesis, entry, state);
            }
            Block block = builder.close(draft.seal.timeMillis(), draft.seal.declared(), draft.seal.inputs());
            ByteBuffer in = ByteBuffer.wrap(block.bundle());
            while (in.hasRemaining()) {
                byte[] entry = new byte[in.getShort() & 0xffff];
                in.get(entry);
                ledger.add(entry);
            }
        }
        return ledger;
    }

    private static void apply(Genesis genesis, LedgerEntry entry, LedgerState state) throws Exception {
        if (entry instanceof IntroductionEntry introduction) {
            state.introduce(
                    genesis.trustAnchors(SignatureVerifiers.best()).validate(introduction.chain(), TestNetwork.START));
        } else if (entry instanceof EventEntry event) {
            accept(SignedEnvelope.decode(event.envelope()), state);
        } else if (entry instanceof GapEntry gap) {
            state.skipTo(new StreamKey(gap.device(), gap.subject()), gap.last());
        } else if (entry instanceof RevocationEntry revocation) {
            SignedEnvelope envelope = SignedEnvelope.decode(revocation.envelope());
            accept(envelope, state);
            state.revoke(envelope.subject(), envelope.issuedAtMillis());
        } else if (entry instanceof ActivationEntry activation) {
            accept(SignedEnvelope.decode(activation.envelope()), state);
        } else if (entry instanceof MessageEntry message) {
            state.receive(message.from(), message.sequence());
        }
    }

    private static void accept(SignedEnvelope envelope, LedgerState state) {
        state.accept(
                StreamKey.of(envelope),
                envelope.sequence(),
                ByteBuffer.wrap(envelope.contentDigest()).getLong());
    }
}
