package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.block.LedgerHead;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.state.HeldEnvelopes;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StateBackend;
import java.time.InstantSource;
import java.util.Arrays;

/** The stages of one ledger over one state. Not for use by several threads at once. */
public final class LedgerTask {
    private static final byte[] HEAD_KEY = {'M'};

    private final StateBackend backend;
    private final LedgerState state;
    private final HeldEnvelopes held;
    private final Authenticator authenticator;
    private final Sequencer sequencer;
    private final Sealer sealer;

    /**
     * Takes a ledger up where the backend says it was left, or as a new one.
     *
     * @param ledger which ledger of the network
     * @param clock read once a block, and only if the genesis says {@code clock: wall}
     * @throws GenesisMismatchException if the ledger began with another genesis
     */
    public LedgerTask(
            Genesis genesis,
            int ledger,
            LedgerSettings settings,
            SignatureVerifier signatures,
            InstantSource clock,
            StateBackend backend) {
        this.backend = backend;
        this.state = new LedgerState(backend, settings.maxCached());
        this.held = new HeldEnvelopes(backend);
        this.authenticator = new Authenticator(genesis, ledger, signatures);
        this.sequencer = new Sequencer(authenticator, settings.order(), state, held);
        this.sealer = new Sealer(genesis, ledger, settings.block(), clock, head(genesis, ledger, backend), state, held);
    }

    public LedgerState state() {
        return state;
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    public Sequencer sequencer() {
        return sequencer;
    }

    public Sealer sealer() {
        return sealer;
    }

    /** How many early envelopes wait. */
    public int held() {
        return held.count();
    }

    /**
     * Writes all that changed to the backend; the last block must be sealed. A crash before the commit that follows loses
     * block and state together, one after it loses neither.
     */
    public void write() {
        state.write();
        held.write();
        backend.put(HEAD_KEY, sealer.head().encode());
    }

    private static LedgerHead head(Genesis genesis, int ledger, StateBackend backend) {
        byte[] value = backend.get(HEAD_KEY);
        if (value == null) {
            return LedgerHead.empty(genesis.hash());
        }
        LedgerHead head = LedgerHead.decode(value);
        if (!Arrays.equals(head.genesisHash(), genesis.hash())) {
            throw new GenesisMismatchException(ledger, head.genesisHash(), genesis.hash());
        }
        return head;
    }
}
