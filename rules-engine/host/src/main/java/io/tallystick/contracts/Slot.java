package io.tallystick.contracts;

import io.tallystick.contracts.outcome.InstanceRef;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * An instance's place: what must be known of it without decoding it, and the instance while it is decoded.
 *
 * <pre>value = contract version hash id subject(text each) due(i64) over(i64, -1: it runs) instance(bytes)</pre>
 */
final class Slot {
    private InstanceRef ref;
    private long dueMillis;
    private long overMillis;
    private Instance decoded;
    private boolean changed;

    Slot(InstanceRef ref, Instance instance) {
        this.ref = ref;
        this.decoded = instance;
        this.dueMillis = Long.MAX_VALUE;
        this.overMillis = -1;
    }

    private Slot(InstanceRef ref, long dueMillis, long overMillis) {
        this.ref = ref;
        this.dueMillis = dueMillis;
        this.overMillis = overMillis;
    }

    InstanceRef ref() {
        return ref;
    }

    /** When it must be advanced; {@link Long#MAX_VALUE} for never. */
    long dueMillis() {
        return dueMillis;
    }

    /** Since when it is in a final state, or -1. */
    long overMillis() {
        return overMillis;
    }

    boolean isOver() {
        return overMillis >= 0;
    }

    void setDue(long millis) {
        dueMillis = millis;
    }

    void setOver(long millis) {
        overMillis = millis;
    }

    /** The instance, or null while it is not decoded. */
    Instance decoded() {
        return decoded;
    }

    void decoded(Instance instance) {
        decoded = instance;
    }

    /** Another version has taken the instance over; id and subject stay. */
    void become(InstanceRef next, Instance instance) {
        ref = next;
        decoded = instance;
    }

    boolean isChanged() {
        return changed;
    }

    void setChanged(boolean value) {
        changed = value;
    }

    byte[] encode() {
        StateWriter out = new StateWriter();
        out.text(ref.contract())
                .text(ref.version())
                .text(ref.hash())
                .text(ref.id())
                .text(ref.subject());
        return out.i64(dueMillis).i64(overMillis).bytes(decoded.encode()).toByteArray();
    }

    /** The place alone. */
    static Slot decode(byte[] value) {
        StateReader in = new StateReader(value);
        return place(in);
    }

    /** The bytes of the instance. */
    static byte[] instance(byte[] value) {
        StateReader in = new StateReader(value);
        place(in);
        byte[] instance = in.bytes(HostLimits.MAX_VALUE_BYTES);
        in.requireEnd();
        return instance;
    }

    private static Slot place(StateReader in) {
        InstanceRef ref =
                new InstanceRef(Stored.text(in), Stored.text(in), Stored.text(in), Stored.text(in), Stored.text(in));
        return new Slot(ref, in.i64(), in.i64());
    }
}
