package io.tallystick.cli;

import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.ProfileCertificate;
import io.tallystick.ledger.identity.UntrustedCertificateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks through a ledger to an entry or block, remembering which certificate each device had by then. */
final class EntryFinder {
    /** What is looked for. */
    interface Wanted {
        /** Whether it is this entry. */
        boolean entry(long index, byte[] buffer, int offset, int length) throws IOException;
    }

    /** An entry where it was found; {@code bytes} is not shared. */
    record Found(long index, LedgerEntry entry, byte[] bytes, Optional<ProfileCertificate> certificate) {}

    /** A block where it was found. */
    record FoundBlock(Seal seal, long size, List<Found> entries) {}

    private final Map<String, ProfileCertificate> certificates = new HashMap<>();
    private final List<Found> block = new ArrayList<>();
    private Found found;
    private Seal closedBy;
    private FoundBlock foundBlock;

    /** The first entry wanted, and the seal of its block in {@link #seal}. */
    Optional<Found> find(EntryStream entries, Wanted wanted) throws IOException {
        entries.read((index, buffer, offset, length) -> {
            LedgerEntry entry = decode(buffer, offset, length);
            learn(entry);
            if (found == null && wanted.entry(index, buffer, offset, length)) {
                found = found(index, entry, buffer, offset, length);
            }
            if (found != null && entry instanceof Seal seal) {
                closedBy = seal;
            }
            return closedBy == null;
        });
        return Optional.ofNullable(found);
    }

    /** The seal of the block of the entry found. */
    Optional<Seal> seal() {
        return Optional.ofNullable(closedBy);
    }

    /** The block of a height. */
    Optional<FoundBlock> findBlock(EntryStream entries, long height) throws IOException {
        entries.read((index, buffer, offset, length) -> {
            LedgerEntry entry = decode(buffer, offset, length);
            learn(entry);
            block.add(found(index, entry, buffer, offset, length));
            if (entry instanceof Seal seal) {
                if (seal.height() == height) {
                    foundBlock = new FoundBlock(seal, index + 1, List.copyOf(block));
                }
                block.clear();
            }
            return foundBlock == null;
        });
        return Optional.ofNullable(foundBlock);
    }

    private Found found(long index, LedgerEntry entry, byte[] buffer, int offset, int length) {
        Optional<ProfileCertificate> certificate = Optional.empty();
        if (entry instanceof EventEntry event) {
            try {
                String signer = SignedEnvelope.decode(event.envelope()).keyId();
                certificate = Optional.ofNullable(certificates.get(signer));
            } catch (MalformedEnvelopeException e) {
                // It is shown as what it is: an envelope that cannot be read.
                certificate = Optional.empty();
            }
        }
        return new Found(index, entry, Arrays.copyOfRange(buffer, offset, offset + length), certificate);
    }

    private void learn(LedgerEntry entry) {
        if (entry instanceof IntroductionEntry introduction) {
            try {
                ProfileCertificate leaf =
                        ProfileCertificate.parse(introduction.chain().get(0));
                certificates.put(leaf.organisation() + "/" + leaf.commonName(), leaf);
            } catch (UntrustedCertificateException e) {
                throw new CliException(Exit.DOES_NOT_HOLD, "introduction: " + e.getMessage());
            }
        }
    }

    private static LedgerEntry decode(byte[] buffer, int offset, int length) {
        try {
            return LedgerEntry.decode(buffer, offset, length);
        } catch (MalformedEntryException e) {
            throw new CliException(Exit.DOES_NOT_HOLD, e.getMessage());
        }
    }
}
