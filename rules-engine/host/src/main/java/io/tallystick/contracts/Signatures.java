package io.tallystick.contracts;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that several organisations must sign alike, and who has.
 *
 * @param digest of what is signed, 64 hexadecimal digits
 * @param title what it is, for lists: {@code deploy cold-chain 1.0.0}
 * @param wanted the organisations whose signatures are wanted, ascending
 * @param signed those that have signed, with the index of the leaf
 * @param sinceMillis when the first one came, ledger time
 */
public record Signatures(
        String digest, String title, List<String> wanted, SortedMap<String, Long> signed, long sinceMillis) {
    public Signatures {
        wanted = List.copyOf(wanted);
        signed = Collections.unmodifiableSortedMap(new TreeMap<>(signed));
    }

    boolean isComplete() {
        return signed.keySet().containsAll(wanted);
    }

    Signatures with(String organisation, long index) {
        SortedMap<String, Long> more = new TreeMap<>(signed);
        more.putIfAbsent(organisation, index);
        return new Signatures(digest, title, wanted, more, sinceMillis);
    }

    /** The leaves of all signatures, ascending. */
    List<Long> evidence() {
        List<Long> indexes = new ArrayList<>(signed.values());
        Collections.sort(indexes);
        return indexes;
    }

    static Signatures none(String digest, String title, Collection<String> wanted, long nowMillis) {
        return new Signatures(digest, title, List.copyOf(wanted), new TreeMap<>(), nowMillis);
    }

    byte[] encode() {
        StateWriter out = new StateWriter();
        out.text(digest).text(title);
        Stored.texts(out, wanted);
        out.count(signed.size());
        signed.forEach((organisation, index) -> out.text(organisation).i64(index));
        return out.i64(sinceMillis).toByteArray();
    }

    static Signatures decode(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        String digest = Stored.text(in);
        String title = Stored.text(in);
        List<String> wanted = Stored.texts(in);
        SortedMap<String, Long> signed = new TreeMap<>();
        for (int left = in.count(HostLimits.MAX_PARTIES); left > 0; left--) {
            signed.put(Stored.text(in), in.i64());
        }
        Signatures signatures = new Signatures(digest, title, wanted, signed, in.i64());
        in.requireEnd();
        return signatures;
    }
}
