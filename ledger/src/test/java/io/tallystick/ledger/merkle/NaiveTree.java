package io.tallystick.ledger.merkle;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** RFC 6962 sections 2.1 to 2.1.2 word for word, recursive and slow, to compare the real thing with. */
public final class NaiveTree {
    private NaiveTree() {}

    public static byte[] mth(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return sha256();
        }
        if (entries.size() == 1) {
            return sha256(new byte[] {0}, entries.get(0));
        }
        int k = split(entries.size());
        return sha256(new byte[] {1}, mth(entries.subList(0, k)), mth(entries.subList(k, entries.size())));
    }

    public static List<byte[]> path(int m, List<byte[]> entries) {
        int n = entries.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        return m < k
                ? plus(path(m, entries.subList(0, k)), mth(entries.subList(k, n)))
                : plus(path(m - k, entries.subList(k, n)), mth(entries.subList(0, k)));
    }

    public static List<byte[]> proof(int m, List<byte[]> entries) {
        return subproof(m, entries, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> entries, boolean complete) {
        int n = entries.size();
        if (m == n) {
            return complete ? List.of() : List.of(mth(entries));
        }
        int k = split(n);
        return m <= k
                ? plus(subproof(m, entries.subList(0, k), complete), mth(entries.subList(k, n)))
                : plus(subproof(m - k, entries.subList(k, n), false), mth(entries.subList(0, k)));
    }

    /** Entries of 0 to 63 random bytes. */
    public static List<byte[]> entries(int count, Random random) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] entry = new byte[random.nextInt(64)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        return entries;
    }

    /** The tree's hashes, computed anew each time. */
    public static HashSource source(List<byte[]> entries) {
        return (level, index) -> mth(entries.subList((int) (index << level), (int) ((index + 1) << level)));
    }

    /** A seed, printed so that a failure can be run again with -Dseed=N. */
    public static long seed(String test) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println(test + ": seed " + seed);
        return seed;
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<byte[]> plus(List<byte[]> list, byte[] last) {
        List<byte[]> more = new ArrayList<>(list);
        more.add(last);
        return more;
    }

    private static byte[] sha256(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
