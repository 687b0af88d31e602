package io.tallystick.ledger.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A ledger of one organisation without cryptography, blocks or bounds of memory, written from the rules and run from the start. */
final class NaiveLedger {
    enum Kind {
        EVENT,
        FORGED,
        STRANGE,
        BROKEN,
        REVOKE,
        TICK,
        COMMIT
    }

    /**
     * One thing that happens to a ledger at some time; {@code content} tells envelopes with one number apart; {@code device} is
     * {@code organisation/gateway/device} where a gateway signs.
     */
    record Op(Kind kind, String device, String subject, long sequence, int content, boolean chain, long nowMillis) {}

    private record Held(long since, Op op) {}

    private static final class Stream {
        long next = 1;
        final Map<Long, Integer> seen = new HashMap<>();
        final List<TreeSet<Long>> gaps = new ArrayList<>();
        final TreeMap<Long, Held> held = new TreeMap<>();
    }

    final List<String> entries = new ArrayList<>();
    final List<String> reasons = new ArrayList<>();
    long duplicates;
    private final OrderSettings settings;
    private final Set<String> known = new HashSet<>();
    private final Set<String> revoked = new HashSet<>();
    private final TreeMap<String, Stream> streams =
            new TreeMap<>(Comparator.comparing((String key) -> key.substring(0, key.indexOf('|')))
                    .thenComparing(key -> key));
    private long last;
    private long block = -1;

    NaiveLedger(OrderSettings settings) {
        this.settings = settings;
    }

    void run(Op op) {
        long now = block >= 0 ? block : Math.max(last, op.nowMillis);
        if (op.kind == Kind.COMMIT) {
            last = block >= 0 ? block : last;
            block = -1;
        } else if (op.kind == Kind.TICK) {
            tick(now);
        } else {
            block = now;
            input(op, now);
        }
    }

    private void input(Op op, long now) {
        if (op.kind == Kind.BROKEN) {
            reasons.add("malformed");
        } else if (op.kind == Kind.STRANGE) {
            reasons.add("untrusted-certificate");
        } else if (op.kind == Kind.REVOKE) {
            revocation(op);
        } else if (revoked.contains(signer(op.device))) {
            reasons.add("revoked");
        } else if (!known.contains(signer(op.device)) && !op.chain) {
            reasons.add("unknown-device");
        } else if (refusalOfBehalf(op.device) != null) {
            reasons.add(refusalOfBehalf(op.device));
        } else if (op.kind == Kind.FORGED) {
            reasons.add("bad-signature");
        } else {
            if (known.add(signer(op.device))) {
                entries.add("introduction " + signer(op.device));
            }
            order(op, now);
            tick(now);
        }
    }

    static String signer(String device) {
        String[] names = device.split("/");
        return names[0] + "/" + names[1];
    }

    /** Whose word it is. */
    static String speaker(String device) {
        String[] names = device.split("/");
        return names[0] + "/" + names[names.length - 1];
    }

    static boolean isGateway(String device) {
        return device.startsWith("acme/g");
    }

    private String refusalOfBehalf(String device) {
        if (signer(device).equals(speaker(device))) {
            return null;
        }
        if (!isGateway(device)) {
            return "not-a-gateway";
        }
        if (revoked.contains(speaker(device))) {
            return "revoked";
        }
        return known.contains(speaker(device)) ? "signs-itself" : null;
    }

    private void order(Op op, long now) {
        String key = op.device + "|" + op.subject;
        Stream s = streams.computeIfAbsent(key, k -> new Stream());
        if (op.sequence == s.next) {
            accept(s, op, "event");
            release(key, s);
        } else if (op.sequence < s.next) {
            past(s, op, "late");
        } else if (s.held.containsKey(op.sequence)) {
            copyOrNot(s.held.get(op.sequence).op.content == op.content);
        } else {
            s.held.put(op.sequence, new Held(now, op));
            if (s.held.size() > settings.maxHeldPerStream()) {
                giveUp(key);
            }
            while (streams.values().stream().mapToInt(x -> x.held.size()).sum() > settings.maxHeld()) {
                giveUp(longest());
            }
        }
    }

    private void revocation(Op op) {
        String key = "acme|" + op.device;
        Stream s = streams.computeIfAbsent(key, k -> new Stream());
        if (op.sequence < s.next) {
            if (past(s, op, "revocation")) {
                revoked.add(op.device);
            }
            return;
        }
        skip(key, s, op.sequence - 1);
        accept(s, op, "revocation");
        revoked.add(op.device);
    }

    /** A number that the stream is past: late, a copy, another envelope, or too old to say. */
    private boolean past(Stream s, Op op, String as) {
        for (TreeSet<Long> gap : s.gaps) {
            if (gap.contains(op.sequence)) {
                split(s, gap, op.sequence);
                s.seen.put(op.sequence, op.content);
                entries.add(name(as, op));
                return true;
            }
        }
        if (op.sequence < s.next - 16 || !s.seen.containsKey(op.sequence)) {
            reasons.add("stale-sequence");
        } else {
            copyOrNot(s.seen.get(op.sequence) == op.content);
        }
        return false;
    }

    private void split(Stream s, TreeSet<Long> gap, long at) {
        int i = s.gaps.indexOf(gap);
        s.gaps.remove(i);
        TreeSet<Long> above = new TreeSet<>(gap.tailSet(at, false));
        TreeSet<Long> below = new TreeSet<>(gap.headSet(at));
        if (!above.isEmpty()) {
            s.gaps.add(i, above);
        }
        if (!below.isEmpty()) {
            s.gaps.add(i, below);
        }
        forget(s);
    }

    private void forget(Stream s) {
        while (s.gaps.size() > 8) {
            s.gaps.remove(0);
        }
    }

    private void copyOrNot(boolean copy) {
        if (copy) {
            duplicates++;
        } else {
            reasons.add("equivocation");
        }
    }

    private void accept(Stream s, Op op, String as) {
        s.seen.put(op.sequence, op.content);
        s.next = op.sequence + 1;
        entries.add(name(as, op));
    }

    private void release(String key, Stream s) {
        while (s.held.containsKey(s.next)) {
            Op op = s.held.remove(s.next).op;
            String refusal = revoked.contains(signer(op.device)) ? "revoked" : refusalOfBehalf(op.device);
            if (refusal != null) {
                reasons.add(refusal);
                if (!s.held.isEmpty()) {
                    skip(key, s, s.held.firstKey() - 1);
                }
            } else {
                accept(s, op, "event");
            }
        }
    }

    private void giveUp(String key) {
        Stream s = streams.get(key);
        skip(key, s, s.held.firstKey() - 1);
        release(key, s);
    }

    private void skip(String key, Stream s, long to) {
        if (s.next > to) {
            return;
        }
        TreeSet<Long> gap = new TreeSet<>();
        for (long n = s.next; n <= to; n++) {
            gap.add(n);
        }
        s.gaps.add(gap);
        forget(s);
        entries.add("gap " + key + " " + s.next + " to " + to);
        s.next = to + 1;
    }

    private String longest() {
        String found = null;
        long since = Long.MAX_VALUE;
        for (Map.Entry<String, Stream> entry : streams.entrySet()) {
            for (Held held : entry.getValue().held.values()) {
                if (held.since < since) {
                    since = held.since;
                    found = entry.getKey();
                }
            }
        }
        return found;
    }

    private void tick(long now) {
        long limit = now - settings.gapTimeout().toMillis();
        while (streams.values().stream().flatMap(s -> s.held.values().stream()).anyMatch(held -> held.since <= limit)) {
            block = now;
            giveUp(longest());
        }
    }

    static String name(String as, Op op) {
        return as + " " + op.device + " " + op.subject + " " + op.sequence;
    }
}
