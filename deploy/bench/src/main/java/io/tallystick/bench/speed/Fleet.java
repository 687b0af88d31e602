package io.tallystick.bench.speed;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The envelopes of a benchmark by their number: devices send by turns, each about an asset of its own. */
public final class Fleet {
    /** Keys are kept for so many devices; those of more are made at each use, since a million of them fill a heap. */
    private static final int KEPT_KEYS = 10_000;

    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");

    private final BenchNetwork network;
    private final int devices;
    private final int readings;
    private final Instant begin;
    private final Content content;
    private final List<Signer> signers;

    /** What an envelope says. */
    public record Payload(ContentType type, byte[] bytes) {}

    /** What the envelopes of a fleet say. */
    public interface Content {
        /**
         * The payload of one.
         *
         * @param device {@code organisation/name}
         * @param sequence the device's own number of it, from 1
         * @param seed another seed gives other values
         * @param readings how many there are
         */
        Payload of(String device, long sequence, Instant at, long seed, int readings);
    }

    /**
     * Bearings, from 2026-06-01 on.
     *
     * @param devices 1 to 1,000,000
     * @param readings how many readings one signature covers, 1 to 1,000
     */
    public Fleet(BenchNetwork network, int devices, int readings) {
        this(network, devices, readings, BEGIN, Fleet::bearing);
    }

    /** As the other, with another first instant and content. */
    public Fleet(BenchNetwork network, int devices, int readings, Instant begin, Content content) {
        this.begin = begin;
        this.content = content;
        this.network = network;
        this.devices = devices;
        this.readings = readings;
        this.signers = devices > KEPT_KEYS
                ? List.of()
                : IntStream.range(0, devices)
                        .parallel()
                        .mapToObj(network::signer)
                        .toList();
    }

    public int devices() {
        return devices;
    }

    /** How many readings one envelope has. */
    public int readings() {
        return readings;
    }

    /** The signed envelope of a number, 0 or more; a device's first carries its certificates. */
    public byte[] envelope(long number) {
        return envelope(number, signer(number));
    }

    /** The same with 64 random bytes in place of the signature: cheap to make, for ledgers that are only to be filled. */
    public byte[] unsigned(long number) {
        return envelope(number, new RandomSigner(number));
    }

    /** What the envelope of a number is about: its record's key. */
    public String subject(long number) {
        return "asset-" + number % devices;
    }

    /** The key that the envelope of a number verifies with. */
    public VerificationKey key(long number) {
        return signer(number).verificationKey();
    }

    private byte[] envelope(long number, Signer by) {
        int device = (int) (number % devices);
        String id = BenchNetwork.deviceId(device);
        long sequence = number / devices + 1;
        Instant at = begin.plus(Duration.ofSeconds(sequence * readings));
        Payload payload = content.of(id, sequence, at, number, readings);
        return Envelopes.sign(
                by,
                id,
                subject(number),
                sequence,
                at,
                payload.type(),
                payload.bytes(),
                sequence == 1 ? network.chain(device, network.signer(device).verificationKey()) : List.of());
    }

    private static Payload bearing(String device, long sequence, Instant at, long seed, int readings) {
        return new Payload(ContentType.SENML_CBOR, SenmlPack.encode(device, at, seed, readings));
    }

    private Signer signer(long number) {
        int device = (int) (number % devices);
        return signers.isEmpty() ? network.signer(device) : signers.get(device);
    }

    private record RandomSigner(long seed) implements Signer {
        private static final int SIGNATURE_BYTES = 64;

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.ED25519;
        }

        @Override
        public VerificationKey verificationKey() {
            throw new UnsupportedOperationException("random bytes are no key's signature");
        }

        @Override
        public byte[] sign(byte[] message) {
            byte[] signature = new byte[SIGNATURE_BYTES];
            new SplittableRandom(seed).nextBytes(signature);
            return signature;
        }
    }
}
