package io.tallystick.ledger.testing;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.pipeline.SubjectRouting;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A stream of envelopes with planned faults, and what a network's ledgers must make of it: the same counts wherever blocks
 * and commits fall, as long as no gap time-out passes while the stream is fed, and one has passed afterwards.
 *
 * <p>The plan rests on the defaults of 64 waiting envelopes a stream and on the window of 16 numbers: copies and
 * equivocations are at most 8 numbers old, stale ones at least 100, latecomers at least 80.
 */
public final class PlannedStream {
    /** One record of the topic {@code events}. */
    public record Message(String recordKey, byte[] envelope) {}

    /**
     * What must come of the messages, over all ledgers.
     *
     * @param accepted events, late ones included
     * @param gaps gap entries
     * @param missing numbers that never came
     * @param rejected refusals by the reason's code
     */
    public record Expected(
            long accepted,
            long late,
            long duplicates,
            long gaps,
            long missing,
            long introductions,
            Map<String, Long> rejected) {
        /** All refusals. */
        public long rejections() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final int DEVICES = 20;
    private static final int SUBJECTS = 2;
    private static final int COPY_REACH = 6;
    private static final int STALE_REACH = 100;
    private static final int LATE_REACH = 80;
    private static final int QUIET = 20;

    private final TestNetwork network;
    private final Random random;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final TestDevice impostor;
    private final TestDevice stranger;
    private final TestDevice es256;
    private long accepted;
    private long late;
    private long duplicates;
    private long gaps;
    private long missing;
    private long introductions;

    private final class Stream {
        final TestDevice device;
        final String subject;
        final Queue<Message> queue = new ArrayDeque<>();
        final List<Long> sent = new ArrayList<>();
        long next = 1;
        long quietUntil = QUIET;
        long owed;

        Stream(TestDevice device, String subject) {
            this.device = device;
            this.subject = subject;
        }

        byte[] envelope(long sequence) {
            return device.envelope(subject, sequence, sequence);
        }

        void queue(byte[] envelope) {
            queue.add(new Message(subject, envelope));
        }

        void event() {
            queue(envelope(next));
            sent.add(next++);
            accepted++;
        }

        long recent() {
            return sent.get(sent.size() - 1 - random.nextInt(COPY_REACH));
        }
    }

    private PlannedStream(TestNetwork network, int count, long seed) {
        this.network = network;
        this.random = new Random(seed);
        String organisation = network.genesis().organisations().get(0).name();
        this.impostor = network.impostor(organisation + "/impostor");
        this.stranger = network.device(organisation + "/stranger");
        this.es256 = network.device(
                organisation + "/es256",
                SignatureAlgorithm.ES256,
                TestNetwork.START.minus(Duration.ofDays(1)),
                TestNetwork.START.plus(Duration.ofDays(1)));
        List<Stream> streams = streams(organisation);
        int planned = 0;
        while (planned < count || streams.stream().anyMatch(s -> !s.queue.isEmpty())) {
            Stream stream = streams.get(random.nextInt(streams.size()));
            if (stream.queue.isEmpty() && planned < count) {
                plan(stream, count - planned);
                planned += stream.queue.size();
            }
            if (!stream.queue.isEmpty()) {
                messages.add(stream.queue.remove());
            }
        }
        streams.stream().filter(s -> s.owed > 0).forEach(s -> missing++);
    }

    /**
     * Plans a stream.
     *
     * @param network its first organisation owns the devices
     * @param count how many messages
     * @param seed the same seed, the same stream
     */
    public static PlannedStream of(TestNetwork network, int count, long seed) {
        return new PlannedStream(network, count, seed);
    }

    /** The messages, in the order in which they must reach their partitions. */
    public List<Message> messages() {
        return Collections.unmodifiableList(messages);
    }

    public Expected expected() {
        return new Expected(
                accepted, late, duplicates, gaps, missing, introductions, Collections.unmodifiableMap(rejected));
    }

    private List<Stream> streams(String organisation) {
        List<Stream> streams = new ArrayList<>();
        for (int d = 0; d < DEVICES; d++) {
            TestDevice device = network.device(organisation + "/sensor-" + d);
            TreeSet<Integer> ledgers = new TreeSet<>();
            for (int s = 0; s < SUBJECTS; s++) {
                String subject = "asset-" + d + "-" + s;
                streams.add(new Stream(device, subject));
                ledgers.add(SubjectRouting.ledgerOf(subject, network.genesis().ledgerCount()));
            }
            introductions += ledgers.size();
        }
        return streams;
    }

    private void plan(Stream s, int room) {
        int dice = s.next <= QUIET ? 100 : random.nextInt(100);
        boolean quiet = s.next < s.quietUntil;
        if (s.owed > 0 && s.next > s.owed + LATE_REACH) {
            s.queue(s.envelope(s.owed));
            s.owed = 0;
            accepted++;
            late++;
        } else if (dice < 3 && !quiet) {
            leaveOut(s, 1 + random.nextInt(3), false);
        } else if (dice < 6 && !quiet && s.owed == 0) {
            leaveOut(s, 1, true);
        } else if (dice < 12 && !quiet && room >= 4) {
            reorder(s);
        } else if (dice < 17) {
            s.queue(s.envelope(s.recent()));
            duplicates++;
        } else if (dice < 20) {
            reject(s, "equivocation", s.device.envelope(s.subject, s.recent(), -1));
        } else if (dice < 23 && s.sent.size() > STALE_REACH) {
            reject(s, "stale-sequence", s.envelope(s.sent.get(s.sent.size() - STALE_REACH)));
        } else if (dice < 35) {
            refused(s, dice);
        } else {
            s.event();
        }
    }

    /** Leaves numbers out, and sends the one behind them; one that is owed is sent when it can only be late. */
    private void leaveOut(Stream s, int numbers, boolean owed) {
        s.owed = owed ? s.next : s.owed;
        missing += owed ? 0 : numbers;
        gaps++;
        s.next += numbers;
        s.event();
        s.quietUntil = s.next + QUIET;
    }

    private void reorder(Stream s) {
        for (int i = 0; i < 4; i++) {
            s.event();
        }
        List<Message> batch = new ArrayList<>(s.queue);
        Collections.shuffle(batch, random);
        s.queue.clear();
        s.queue.addAll(batch);
        s.quietUntil = s.next + QUIET;
    }

    private void refused(Stream s, int dice) {
        switch (dice) {
            case 23, 24, 25 ->
                reject(s, "bad-signature", as(s, stranger).envelope(s.subject, s.next, 1, false)); // forged
            case 26, 27 -> reject(s, "bad-signature", altered(s.envelope(s.next)));
            case 28 -> reject(s, "unknown-device", stranger.envelope(s.subject, s.next, 1, false));
            case 29 -> reject(s, "untrusted-certificate", impostor.envelope(s.subject, 1, 1));
            case 30 -> reject(s, "wrong-algorithm", as(s, es256).envelope(s.subject, s.next, 1, false));
            case 31 -> {
                byte[] whole = s.envelope(s.next);
                reject(s, "malformed", Arrays.copyOf(whole, random.nextInt(whole.length)));
            }
            case 32 -> reject(s, "too-large", new byte[65_534]);
            default -> {
                s.queue.add(new Message(s.subject + "-x", s.envelope(s.next)));
                count("subject-mismatch");
            }
        }
    }

    private static TestDevice as(Stream s, TestDevice other) {
        return new TestDevice(s.device.id(), other.signer(), List.of());
    }

    /** Another digit in the reading. */
    private static byte[] altered(byte[] envelope) {
        byte[] altered = envelope.clone();
        int signature = 2 + 64;
        altered[altered.length - signature - 3] ^= 1; // "…v":N.0}] — the digit behind the point
        return altered;
    }

    private void reject(Stream s, String reason, byte[] envelope) {
        s.queue(envelope);
        count(reason);
    }

    private void count(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }
}
