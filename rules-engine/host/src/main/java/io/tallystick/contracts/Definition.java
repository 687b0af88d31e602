package io.tallystick.contracts;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A contract version that is, or was, in force in a ledger.
 *
 * @param hash SHA-256 of the text, 64 lower-case hexadecimal digits
 * @param source the text
 * @param parties which organisations its roles are bound to, for all instances
 * @param signers the organisations whose signatures put it in force, and are wanted to retire it, ascending
 * @param evidence the indexes of their envelopes, ascending
 * @param fromMillis since when it is in force, ledger time
 * @param retiredMillis since when it is no longer, or -1
 */
public record Definition(
        String name,
        String version,
        String hash,
        String source,
        SortedMap<String, String> parties,
        List<String> signers,
        List<Long> evidence,
        long fromMillis,
        long retiredMillis) {
    public Definition {
        parties = Collections.unmodifiableSortedMap(new TreeMap<>(parties));
        signers = List.copyOf(signers);
        evidence = List.copyOf(evidence);
    }

    /** Whether it is no longer in force for new instances. */
    public boolean isRetired() {
        return retiredMillis >= 0;
    }

    static String key(String name, String version) {
        return name + '\0' + version;
    }

    String key() {
        return key(name, version);
    }

    Definition retired(long atMillis) {
        return new Definition(name, version, hash, source, parties, signers, evidence, fromMillis, atMillis);
    }

    byte[] encode() {
        StateWriter out = new StateWriter();
        out.text(name).text(version).text(hash).text(source);
        Stored.map(out, parties);
        Stored.texts(out, signers);
        Stored.longs(out, evidence);
        return out.i64(fromMillis).i64(retiredMillis).toByteArray();
    }

    static Definition decode(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        Definition definition = new Definition(
                Stored.text(in),
                Stored.text(in),
                Stored.text(in),
                in.text(HostLimits.MAX_VALUE_BYTES),
                Stored.map(in),
                Stored.texts(in),
                Stored.longs(in),
                in.i64(),
                in.i64());
        in.requireEnd();
        return definition;
    }
}
