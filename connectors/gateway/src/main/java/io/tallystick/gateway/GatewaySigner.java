package io.tallystick.gateway;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.SignablePayload;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.OnBehalf;
import io.tallystick.ledger.envelope.Original;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Signs what intake took. Holds the position of every stream it has seen; the caller restores one before its first message, and
 * stores {@link #position} in the transaction that writes the envelopes. When such a transaction fails, the signer is ahead of what is
 * stored: make a new one. Two signers of one gateway must never number the same stream. Not thread safe.
 */
public final class GatewaySigner {
    /** Fewest messages that a stream remembers: an unacknowledged device sends its last few again. */
    public static final int MIN_REMEMBERED = 16;

    /** Largest window. A position is at most 8 bytes for each message of the window, in base64. */
    public static final int MAX_WINDOW = 65_535;

    private final GatewayIdentity identity;
    private final Duplicates duplicates;
    private final int window;
    private final int maxStreams;
    private final Map<StreamKey, Position> positions = new HashMap<>();
    private final Set<StreamKey> introduced = new HashSet<>();
    private long messages;

    /**
     * @param window how many messages the broker may deliver again at most, over all streams: what is in flight at a time; 1 to
     *     {@link #MAX_WINDOW}
     * @param maxStreams how many streams are held at most: each takes memory for good, and names come from strangers; at least 1
     * @throws IllegalArgumentException if a number is out of its range
     */
    public GatewaySigner(GatewayIdentity identity, Duplicates duplicates, int window, int maxStreams) {
        if (window < 1 || window > MAX_WINDOW || maxStreams < 1) {
            throw new IllegalArgumentException("want a window of 1 to " + MAX_WINDOW + " and at least 1 stream, got "
                    + window + " and " + maxStreams);
        }
        this.identity = Objects.requireNonNull(identity, "identity");
        this.duplicates = Objects.requireNonNull(duplicates, "duplicates");
        this.window = window;
        this.maxStreams = maxStreams;
    }

    /** Who signs. */
    public GatewayIdentity identity() {
        return identity;
    }

    /** Whether the stream's position was restored, or need not be since no more streams are taken. */
    public boolean knows(StreamKey stream) {
        return positions.containsKey(stream) || positions.size() >= maxStreams;
    }

    /**
     * Says where a stream stands, once, before its first message.
     *
     * @param position as {@link #position} gave it; null for a stream that was never numbered
     * @throws IllegalArgumentException if it is no position
     * @throws IllegalStateException if the stream is known
     */
    public void restore(StreamKey stream, String position) {
        if (knows(stream)) {
            throw new IllegalStateException("want a stream that is not known, got " + stream);
        }
        positions.put(stream, position == null ? new Position() : Position.decode(position, messages));
    }

    /** How many streams are held. */
    public int streams() {
        return positions.size();
    }

    /**
     * Signs the payloads of one result, each with a number of its own, unless the message was signed before.
     *
     * @param ordinal which of the message's results, 0 to 65,535
     * @param message what it was made of: kept in the envelope, byte for byte
     * @param mediaType of the message, see {@link io.tallystick.intake.PayloadFormat#mediaType}
     * @throws IllegalStateException if the stream's position was not restored
     * @throws io.tallystick.ledger.crypto.SigningException if the key cannot be used
     */
    public Signing sign(IntakeResult.Taken taken, int ordinal, IntakeMessage message, String mediaType) {
        return sign(taken, ordinal, message, new byte[0], mediaType);
    }

    /**
     * As the other, of a message that topic and bytes alone do not tell from others.
     *
     * @param correlation what tells it, as the command that it answers; empty for nothing
     */
    public Signing sign(
            IntakeResult.Taken taken, int ordinal, IntakeMessage message, byte[] correlation, String mediaType) {
        StreamKey stream = new StreamKey(taken.device(), taken.subject());
        Position position = positions.get(stream);
        boolean known = position != null && duplicates.drops(taken.timed());
        long mark = known ? Marks.of(message, ordinal, correlation) : 0;
        if (known && position.has(mark)) {
            return new Signing.Repeated(stream);
        }
        Signing signing = signNew(stream, position, taken, message, mediaType);
        if (known && signing instanceof Signing.Signed) {
            position.mark(mark, messages - 1, window, Math.min(window, MIN_REMEMBERED));
        }
        return signing;
    }

    /** As {@link #sign}, of a message that is known to be none that was signed before. */
    public Signing signNew(IntakeResult.Taken taken, IntakeMessage message, String mediaType) {
        StreamKey stream = new StreamKey(taken.device(), taken.subject());
        return signNew(stream, positions.get(stream), taken, message, mediaType);
    }

    /** @param position null for a stream that is not held */
    private Signing signNew(
            StreamKey stream, Position position, IntakeResult.Taken taken, IntakeMessage message, String mediaType) {
        if (position == null) {
            if (knows(stream)) {
                String detail = "want at most " + maxStreams + " streams, got one more: " + stream;
                return new Signing.Refused(stream, RefusalCode.STATE_FULL, detail);
            }
            throw new IllegalStateException("want a stream whose position was restored, got " + stream);
        }
        if (taken.device().equals(identity.name())) {
            String detail = "want another device than the gateway itself, got " + taken.device();
            return new Signing.Refused(stream, RefusalCode.BAD_DEVICE, detail);
        }
        if (!position.hasRoom(taken.payloads().size())) {
            String detail = "want a stream with numbers left, got " + stream + " at " + position.next();
            return new Signing.Refused(stream, RefusalCode.STATE_FULL, detail);
        }
        try {
            List<byte[]> envelopes = envelopes(taken, stream, position.next(), message, mediaType);
            position.advance(envelopes.size());
            messages++;
            introduced.add(stream);
            return new Signing.Signed(stream, envelopes);
        } catch (IllegalArgumentException e) {
            // Names and payloads have been checked: what is left is that all of it does not fit one envelope.
            return new Signing.Refused(stream, RefusalCode.TOO_LARGE, e.getMessage());
        }
    }

    /**
     * Whether something was signed for a stream under a request's key. To be asked before the first of the request's messages for the
     * stream is signed; keys of other streams are other keys.
     */
    public Seen seen(StreamKey stream, KeyedRequest request) {
        Position position = positions.get(stream);
        if (position == null || !position.has(request.keyMark())) {
            return Seen.NEW;
        }
        return position.has(request.requestMark()) ? Seen.SAME : Seen.OTHER;
    }

    /**
     * Remembers a request, for at least the stream's next {@link #MIN_REMEMBERED} ones. To be called once for each stream that
     * something was signed for.
     */
    public void remember(StreamKey stream, KeyedRequest request) {
        Position position = positions.get(stream);
        // Two marks for a request: one alone would not tell the same from another under the same key.
        position.mark(request.keyMark(), messages - 1, window, 2 * MIN_REMEMBERED);
        position.mark(request.requestMark(), messages - 1, window, 2 * MIN_REMEMBERED);
    }

    private List<byte[]> envelopes(
            IntakeResult.Taken taken, StreamKey stream, long first, IntakeMessage message, String mediaType) {
        // A ledger learns a gateway by its certificates. Which ledger a subject is in is not known here, so each stream
        // brings them once.
        List<byte[]> chain = introduced.contains(stream) ? List.of() : identity.chain();
        List<byte[]> envelopes = new ArrayList<>();
        for (SignablePayload payload : taken.payloads()) {
            byte[] bytes = payload.bytes();
            Original original = Arrays.equals(bytes, message.payload())
                    ? Original.asPayload(mediaType, message.topic())
                    : Original.of(mediaType, message.topic(), message.payload());
            envelopes.add(Envelopes.signFor(
                    new OnBehalf(stream.device(), original),
                    identity.signer(),
                    identity.id(),
                    stream.subject(),
                    first + envelopes.size(),
                    Instant.ofEpochMilli(message.receivedMillis()),
                    payload.contentType(),
                    bytes,
                    envelopes.isEmpty() ? chain : List.of()));
        }
        return envelopes;
    }

    /**
     * Where a stream stands after all that was signed.
     *
     * @throws IllegalStateException if the stream is not held
     */
    public String position(StreamKey stream) {
        Position position = positions.get(stream);
        if (position == null) {
            throw new IllegalStateException("want a stream whose position was restored, got " + stream);
        }
        return position.encode();
    }
}
