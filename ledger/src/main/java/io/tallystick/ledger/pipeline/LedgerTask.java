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
    private final MessageOrder messages;
    private final ContractStage contracts;
    private final Sealer sealer;
    private long writtenHeight;

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
        this(genesis, ledger, settings, signatures, clock, backend, (g, l, b) -> ContractStage.NONE);
    }

    /**
     * As above, with contracts.
     *
     * @param contracts opens the ledger's contracts over the same backend
     */
    public LedgerTask(
            Genesis genesis,
            int ledger,
            LedgerSettings settings,
            SignatureVerifier signatures,
            InstantSource clock,
            StateBackend backend,
            ContractStage.Factory contracts) {
        this.backend = backend;
        this.state = new LedgerState(backend, settings.maxCached());
        this.held = new HeldEnvelopes(backend);
        this.authenticator = new Authenticator(genesis, ledger, signatures);
        this.sequencer = new Sequencer(authenticator, settings.order(), state, held);
        this.messages = new MessageOrder(genesis.ledgerCount(), state);
        LedgerHead head = head(genesis, ledger, backend);
        this.contracts = contracts.open(genesis, ledger, backend);
        this.sealer = new Sealer(genesis, ledger, settings.block(), clock, head, state, held, this.contracts);
        this.writtenHeight = sealer.head().height();
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

    public MessageOrder messages() {
        return messages;
    }

    /** The stage that runs contracts, for those who ask it when a timer is due. */
    public ContractStage contracts() {
        return contracts;
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
        if (sealer.head().height() == writtenHeight) {
            return; // Every input record and every timer opens a block, so without a new block nothing has changed.
        }
        state.write();
        held.write();
        contracts.write();
        backend.put(HEAD_KEY, sealer.head().encode());
        writtenHeight = sealer.head().height();
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
