package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Type;
import io.tallystick.rules.unit.Unit;
import java.util.List;

/** Something a contract listens to. */
public sealed interface Input {
    /** The author's name for it, and the name in expressions. */
    String name();

    /**
     * Whose devices are heard.
     *
     * @param roles organisations whose devices count; empty for all organisations that have a role
     * @param gatewaysToo whether what a gateway signed for a device counts
     */
    record Senders(List<String> roles, boolean gatewaysToo) {
        public Senders {
            roles = List.copyOf(roles);
        }
    }

    /**
     * A reading.
     *
     * @param reading its name in the envelope
     * @param unit what values are converted to; null if it has none, and then a reading's unit is not looked at
     * @param type DOUBLE, BOOL or STRING
     * @param slot of its last value
     * @param atSlot of the time of its last value: {@code name.at}
     */
    record Reading(String name, String reading, Unit unit, Type type, Senders from, int slot, int atSlot)
            implements Input {}

    /**
     * A place: two readings of one envelope, in degrees.
     *
     * @param latSlot {@code name.lat}
     * @param lonSlot {@code name.lon}
     * @param atSlot {@code name.at}
     */
    record Location(String name, String latitude, String longitude, Senders from, int latSlot, int lonSlot, int atSlot)
            implements Input {}

    /**
     * A JSON object signed by members of organisations. It has come when enough of them have signed the same.
     *
     * @param document its type: the object's member {@code document}
     * @param signedBy roles; empty for any organisation that has a role
     * @param atLeast how many of the roles must sign the same content: 1 to their number
     * @param slot of the last that has come, a DOCUMENT
     * @param atSlot when it came: {@code name_at}, for what follows a dot are the document's own fields
     */
    record Document(String name, String document, List<String> signedBy, int atLeast, int slot, int atSlot)
            implements Input {
        public Document {
            signedBy = List.copyOf(signedBy);
        }
    }

    /**
     * What a contract on another subject says.
     *
     * @param message its name, as the sender says it
     * @param contract the sender's contract name, or null for any
     * @param slot of the last that has come, a DOCUMENT
     */
    record Message(String name, String message, String contract, int slot) implements Input {}
}
