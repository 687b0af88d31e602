package io.tallystick.contracts;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.List;
import java.util.Locale;

/**
 * A version that takes over the running instances of others, and how far it has come: the ledger goes through them by id, some at a time.
 *
 * <pre>value = contract to(text each) count from(text each) position(text)</pre>
 *
 * @param number by which walks are in the order in which they began: the index of the leaf, 19 digits
 * @param version the new one
 * @param from the versions that were there when it began
 * @param position the id of the last instance that was looked at; empty at first
 */
record Walk(String number, String contract, String version, List<String> from, String position) {
    Walk {
        from = List.copyOf(from);
    }

    static String number(long index) {
        return String.format(Locale.ROOT, "%019d", index);
    }

    Walk at(String id) {
        return new Walk(number, contract, version, from, id);
    }

    /** Whether an instance runs under a version that is taken over. */
    boolean isOf(Slot slot) {
        return slot.ref().contract().equals(contract)
                && from.contains(slot.ref().version());
    }

    /** Whether an instance's turn is still to come. */
    boolean isAhead(Slot slot) {
        return isOf(slot) && slot.ref().id().compareTo(position) > 0;
    }

    byte[] encode() {
        StateWriter out = new StateWriter().text(contract).text(version);
        Stored.texts(out, from);
        return out.text(position).toByteArray();
    }

    static Walk decode(String number, byte[] bytes) {
        StateReader in = new StateReader(bytes);
        Walk walk = new Walk(number, Stored.text(in), Stored.text(in), Stored.texts(in), Stored.text(in));
        in.requireEnd();
        return walk;
    }
}
