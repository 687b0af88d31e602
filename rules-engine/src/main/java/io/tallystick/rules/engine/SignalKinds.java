package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.signal.Absence;
import io.tallystick.rules.signal.Deadline;
import io.tallystick.rules.signal.InARow;
import io.tallystick.rules.signal.KOfN;
import io.tallystick.rules.signal.Sequence;
import io.tallystick.rules.signal.Signal;
import io.tallystick.rules.signal.Threshold;
import io.tallystick.rules.state.StateReader;
import java.util.function.IntToLongFunction;

/** The state machine of each kind of signal. */
final class SignalKinds {
    private SignalKinds() {}

    static Signal create(Signalling declared, IntToLongFunction params) {
        Signalling.Kind kind = declared.kind();
        if (kind instanceof Signalling.OverTime overTime) {
            return new Threshold(overTime.spec().with(params));
        } else if (kind instanceof Signalling.Row row) {
            return new InARow(row.spec().with(params));
        } else if (kind instanceof Signalling.Share share) {
            return new KOfN(share.spec().with(params));
        } else if (kind instanceof Signalling.Missing missing) {
            return new Absence(missing.spec().with(params));
        } else if (kind instanceof Signalling.InOrder inOrder) {
            return new Sequence(inOrder.spec().with(params));
        }
        return new Deadline(((Signalling.InTime) kind).spec().with(params));
    }

    static Signal read(Signalling declared, IntToLongFunction params, StateReader in) {
        Signalling.Kind kind = declared.kind();
        if (kind instanceof Signalling.OverTime overTime) {
            return Threshold.read(overTime.spec().with(params), in);
        } else if (kind instanceof Signalling.Row row) {
            return InARow.read(row.spec().with(params), in);
        } else if (kind instanceof Signalling.Share share) {
            return KOfN.read(share.spec().with(params), in);
        } else if (kind instanceof Signalling.Missing missing) {
            return Absence.read(missing.spec().with(params), in);
        } else if (kind instanceof Signalling.InOrder inOrder) {
            return Sequence.read(inOrder.spec().with(params), in);
        }
        return Deadline.read(((Signalling.InTime) kind).spec().with(params), in);
    }
}
