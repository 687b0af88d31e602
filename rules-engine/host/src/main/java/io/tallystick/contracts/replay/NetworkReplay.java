package io.tallystick.contracts.replay;

import io.tallystick.contracts.ContractHost;
import io.tallystick.contracts.ContractQueries;
import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.state.StateBackend;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the contracts of all ledgers of a network again and compares what they say of each other. Give it to auditors as the opener of
 * their contracts, and show it every block that held. Ledgers may run on several threads, each ledger on one.
 */
public final class NetworkReplay implements ContractStage.Factory {
    private final ContractHost[] hosts;
    private final long[] sizes;
    private final MessageMatcher messages = new MessageMatcher();
    private final OutcomeDigest[] digests;
    private final AtomicLong outcomes = new AtomicLong();

    public NetworkReplay(Genesis genesis) {
        hosts = new ContractHost[genesis.ledgerCount()];
        sizes = new long[genesis.ledgerCount()];
        digests = new OutcomeDigest[genesis.ledgerCount()];
        Arrays.setAll(digests, ledger -> new OutcomeDigest());
    }

    @Override
    public ContractStage open(Genesis genesis, int ledger, StateBackend backend) {
        hosts[ledger] = ContractHost.open(genesis, ledger, backend);
        return hosts[ledger];
    }

    /** Takes a block whose entries were audited and whose outcomes are what the contracts come to; each ledger's in order. */
    public void block(int ledger, Block block) {
        ByteBuffer in = ByteBuffer.wrap(block.bundle());
        for (long index = block.seal().first(); in.hasRemaining(); index++) {
            int length = in.getShort() & 0xffff;
            int at = in.position();
            int kind = in.get(at);
            if (kind == EntryKind.OUTCOME.code() || kind == EntryKind.MESSAGE.code()) {
                entry(ledger, index, in.array(), at, length);
            }
            in.position(at + length);
        }
        sizes[ledger] = block.treeSize();
    }

    private void entry(int ledger, long index, byte[] bytes, int at, int length) {
        if (bytes[at] == EntryKind.OUTCOME.code()) {
            digests[ledger].add(index, bytes, at, length);
        }
        try {
            entry(ledger, index, LedgerEntry.decode(bytes, at, length));
        } catch (MalformedEntryException | MalformedOutcomeException e) {
            throw new IllegalStateException(
                    "ledger " + ledger + ", entry " + index + ": want one that was audited, got: " + e.getMessage(), e);
        }
    }

    private void entry(int ledger, long index, LedgerEntry entry) throws MalformedOutcomeException {
        if (entry instanceof OutcomeEntry outcome) {
            outcomes.incrementAndGet();
            for (Dispatch sent : OutcomeCodec.decode(outcome.body()).sent()) {
                messages.sent(ledger, index, sent);
            }
        } else if (entry instanceof MessageEntry message) {
            messages.received(ledger, index, message);
        }
    }

    /** How many outcomes were found to be what the contracts come to, so far. */
    public long outcomes() {
        return outcomes.get();
    }

    /** What a ledger's contracts are at after the blocks that held; to be asked when its audit is over. */
    public ContractQueries queries(int ledger) {
        return hosts[ledger].queries();
    }

    /** What the ledgers say of each other; to be asked when all audits are over, and all ledgers hold. */
    public NetworkFindings findings() {
        List<UnderWay> underWay = messages.underWay();
        List<UnderWay> early = messages.early(sizes);
        List<Finding> findings = new ArrayList<>(messages.findings(sizes));
        List<CurrencyTotal> totals = CurrencySums.of(hosts, underWay, early);
        for (CurrencyTotal total : totals) {
            // A message that was not received as it was sent has a finding of its own, and explains the sums.
            if (!total.addsUp() && findings.isEmpty()) {
                findings.add(new Finding(
                        -1,
                        -1,
                        total.currency() + ": want as much with members and under way as was issued, "
                                + total.issued().add(total.early()) + " in smallest units, got "
                                + total.members().add(total.underWay())));
            }
        }
        List<LedgerOutcomes> ledgers = ledgers();
        return new NetworkFindings(
                outcomes.get(),
                ledgers,
                OutcomeDigest.network(ledgers),
                messages.matched(),
                findings,
                underWay,
                early,
                totals);
    }

    private List<LedgerOutcomes> ledgers() {
        List<LedgerOutcomes> ledgers = new ArrayList<>();
        for (int ledger = 0; ledger < digests.length; ledger++) {
            ledgers.add(digests[ledger].of(ledger, sizes[ledger]));
        }
        return ledgers;
    }
}
