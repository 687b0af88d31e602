package io.tallystick.quickstart.demo;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.TrustLevel;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What visitors published, as the blocks show it: nobody else in the demonstration has a gateway sign. Safe for many threads. */
final class Visitors {
    /** The flags of what a gateway signed. */
    private static final byte IN_TIME = EventEntry.flags(false, TrustLevel.GATEWAY);

    private static final byte LATE = EventEntry.flags(true, TrustLevel.GATEWAY);
    private static final int MAX_NEWS = 64;
    private static final int MAX_PAYLOAD = 60;

    /** One reading and where it is. */
    record Seen(int ledger, long index, String device, String subject, String payload) {
        String text() {
            return String.format("ledger %d, entry %d: %s of %s said %s", ledger, index, device, subject, payload);
        }
    }

    private final ArrayDeque<Seen> news = new ArrayDeque<>();
    private final long[] next;
    private Seen latest;

    Visitors(int ledgers) {
        this.next = new long[ledgers];
    }

    /** Takes a block when it is sealed; other entries cost a look at two bytes. */
    synchronized void sealed(Block block) {
        if (block.seal().first() < next[block.ledger()]) {
            // Told before, and then its transaction was given up.
            return;
        }
        block.forEachEntry((index, bundle, at, length) -> {
            if (bundle[at] == EntryKind.EVENT.code() && (bundle[at + 1] == IN_TIME || bundle[at + 1] == LATE)) {
                see(block.ledger(), index, Arrays.copyOfRange(bundle, at, at + length));
            }
        });
        next[block.ledger()] = block.treeSize();
    }

    private void see(int ledger, long index, byte[] entry) {
        try {
            if (LedgerEntry.decode(entry) instanceof EventEntry event) {
                SignedEnvelope envelope = SignedEnvelope.decode(event.envelope());
                latest = new Seen(ledger, index, envelope.device(), envelope.subject(), shown(envelope.payload()));
                news.add(latest);
                if (news.size() > MAX_NEWS) {
                    news.poll();
                }
            }
        } catch (MalformedEntryException | MalformedEnvelopeException e) {
            throw new IllegalStateException("ledger " + ledger + ", entry " + index + ": " + e.getMessage(), e);
        }
    }

    /** Strangers' text: what could move a terminal's cursor is left out. */
    private static String shown(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.length() <= MAX_PAYLOAD ? text : text.substring(0, MAX_PAYLOAD - 1) + "…";
    }

    /** The last one, if there was any. */
    synchronized Optional<Seen> latest() {
        return Optional.ofNullable(latest);
    }

    /** What came since this was last asked, the oldest first. */
    synchronized List<Seen> news() {
        List<Seen> all = new ArrayList<>(news);
        news.clear();
        return all;
    }
}
