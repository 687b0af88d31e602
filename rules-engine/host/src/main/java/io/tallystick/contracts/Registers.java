package io.tallystick.contracts;

import io.tallystick.contracts.wording.HostWording;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** To whom subjects belong, and who may read about them. */
final class Registers {
    private static final char SEPARATOR = '\0';

    private final HostState state;
    private final TreeMap<String, Consent> consents = new TreeMap<>();

    Registers(HostState state) {
        this.state = state;
        state.scan(HostState.CONSENT, (key, value) -> consents.put(key, decode(value)));
    }

    /** The organisation that a subject belongs to, or null if nothing says. */
    String owner(String subject) {
        byte[] value = state.get(HostState.OWNER, subject);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    void own(String subject, String organisation) {
        state.put(HostState.OWNER, subject, organisation.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether no more consents can be granted. */
    boolean isFull() {
        return consents.size() >= HostLimits.MAX_INSTANCES;
    }

    /** Grants a consent, or withdraws it; to do so again changes nothing. */
    void consent(Consent consent, boolean granted) throws RefusedException {
        String key =
                String.join("" + SEPARATOR, consent.subject(), consent.grantor(), consent.reader(), consent.scope());
        if (!granted) {
            if (consents.remove(key) != null) {
                state.put(HostState.CONSENT, key, null);
            }
        } else if (!consents.containsKey(key)) {
            if (isFull()) {
                throw new RefusedException(RefusalCode.TOO_MANY, HostWording.CONSENTS_FULL, HostLimits.MAX_INSTANCES);
            }
            consents.put(key, consent);
            state.put(HostState.CONSENT, key, encode(consent));
        }
    }

    /** The consents in force about a subject, in order of grantor, reader and scope. */
    List<Consent> consents(String subject) {
        return new ArrayList<>(consents.subMap(subject + SEPARATOR, subject + (char) (SEPARATOR + 1))
                .values());
    }

    private static byte[] encode(Consent consent) {
        StateWriter out = new StateWriter();
        out.text(consent.subject())
                .text(consent.grantor())
                .text(consent.reader())
                .text(consent.scope());
        return out.i64(consent.sinceMillis()).toByteArray();
    }

    private static Consent decode(byte[] value) {
        StateReader in = new StateReader(value);
        Consent consent = new Consent(Stored.text(in), Stored.text(in), Stored.text(in), Stored.text(in), in.i64());
        in.requireEnd();
        return consent;
    }
}
