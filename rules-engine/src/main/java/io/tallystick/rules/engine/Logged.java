package io.tallystick.rules.engine;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Map;

/**
 * An input as it was taken, kept to be taken again.
 *
 * <pre>
 * logged = time i64, leaf i64, input count, sender text, coming
 * coming = 0 f64 / 1 value / 2 f64 f64 / 3 value (a map), count of leaves, each i64
 * </pre>
 *
 * @param at the reading's time, or the ledger's for what has none of its own
 */
record Logged(long at, long leaf, int input, String sender, Coming coming) {
    void write(StateWriter out) {
        out.i64(at).i64(leaf).count(input).text(sender);
        if (coming instanceof Coming.Number number) {
            out.u8(0).f64(number.value());
        } else if (coming instanceof Coming.Value value) {
            ValueCodec.write(value.value(), out.u8(1));
        } else if (coming instanceof Coming.Place place) {
            out.u8(2).f64(place.latitude()).f64(place.longitude());
        } else if (coming instanceof Coming.Content content) {
            ValueCodec.write(content.content(), out.u8(3));
            out.count(content.leaves().length);
            for (long each : content.leaves()) {
                out.i64(each);
            }
        }
    }

    static Logged read(StateReader in, int inputs) {
        long at = CoreCodec.time(in, 0);
        long leaf = CoreCodec.atLeast(in, -1);
        int input = in.count(inputs - 1);
        return new Logged(at, leaf, input, in.text(EngineLimits.MAX_NAME_BYTES), coming(in));
    }

    @SuppressWarnings("unchecked") // names of a map that was read are strings
    private static Coming coming(StateReader in) {
        int at = in.position();
        int kind = in.u8();
        if (kind == 0) {
            return new Coming.Number(in.f64());
        } else if (kind == 1) {
            return new Coming.Value(ValueCodec.read(in));
        } else if (kind == 2) {
            return new Coming.Place(in.f64(), in.f64());
        }
        if (kind != 3 || !(ValueCodec.read(in) instanceof Map<?, ?> content)) {
            throw new MalformedStateException(at, "an input of kind 0 to 3", kind);
        }
        long[] leaves = new long[in.count(EngineLimits.MAX_PENDING_SIGNATURES)];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = CoreCodec.atLeast(in, -1);
        }
        return new Coming.Content((Map<String, Object>) content, leaves);
    }
}
