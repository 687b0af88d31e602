package io.tallystick.cli.again;

import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.ledger.entry.ControlEntry;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.sink.tiles.TileDirectoryReader;
import io.tallystick.sink.verify.ArchiveVerifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The entries of one ledger of an archive, and what they say beside where its blocks end. */
final class Recording {
    /** What nothing else names: seals, statements, and what came from other ledgers. */
    private static final long NAMELESS = -2;

    private static final long FIRST_OUTCOME = 1_000_000_000;

    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final long[] names;

    private Recording(List<byte[]> bytes) throws Exception {
        names = new long[bytes.size()];
        long inputs = 0;
        long said = 0;
        for (byte[] one : bytes) {
            LedgerEntry entry = LedgerEntry.decode(one);
            Outcome outcome = entry instanceof OutcomeEntry of ? OutcomeCodec.decode(of.body()) : null;
            int index = entries.size();
            if (outcome == null) {
                names[index] = isOfBlocks(entry) ? NAMELESS : inputs++;
            } else {
                names[index] = isOfBlocks(outcome) ? NAMELESS : FIRST_OUTCOME + said++;
            }
            entries.add(entry);
            outcomes.add(outcome);
        }
    }

    /** Of an archive whose ledger nobody has signed yet: nothing. */
    static Recording of(Path archive, int ledger) throws Exception {
        TileDirectoryReader reader = new TileDirectoryReader(ArchiveVerifier.ledgerDirectory(archive, ledger));
        long size = reader.hasCheckpoint()
                ? Long.parseLong(
                        reader.checkpoint().unverifiedText().lines().toList().get(1))
                : 0;
        List<byte[]> bytes = new ArrayList<>();
        reader.entries(
                0,
                size,
                size,
                (index, buffer, offset, length) -> bytes.add(Arrays.copyOfRange(buffer, offset, offset + length)));
        return new Recording(bytes);
    }

    private static boolean isOfBlocks(LedgerEntry entry) {
        return entry.kind() == EntryKind.SEAL || entry instanceof MessageEntry;
    }

    private static boolean isOfBlocks(Outcome outcome) {
        return outcome instanceof Outcome.Statement || outcome instanceof Outcome.Received;
    }

    /** The signed envelopes that the ledger was made of, in its order. */
    List<byte[]> envelopes() {
        List<byte[]> all = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            if (entry instanceof EventEntry event) {
                all.add(event.envelope());
            } else if (entry instanceof ControlEntry control) {
                all.add(control.envelope());
            }
        }
        return all;
    }

    /** All entries of input and all outcomes, in order, without seals, statements, and what came from other ledgers. */
    List<Object> history() throws Exception {
        IndexFree indexFree = new IndexFree(names);
        List<Object> all = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            if (names[index] != NAMELESS) {
                Outcome outcome = outcomes.get(index);
                all.add(
                        outcome == null
                                ? HexFormat.of().formatHex(entries.get(index).encode())
                                : indexFree.of(outcome));
            }
        }
        return all;
    }

    List<Outcome> outcomes() {
        return outcomes.stream().filter(outcome -> outcome != null).toList();
    }

    /** Money that came from other ledgers, by sender and number. */
    List<CreditMessage> received() {
        return outcomes.stream()
                .filter(Outcome.Received.class::isInstance)
                .map(outcome -> IndexFree.credit(((Outcome.Received) outcome).message()))
                .sorted(Comparator.comparingInt(CreditMessage::from).thenComparingLong(CreditMessage::sequence))
                .toList();
    }

    int blocks() {
        return (int)
                entries.stream().filter(entry -> entry.kind() == EntryKind.SEAL).count();
    }
}
