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

/** The state machine of each kind of signal. */
final class SignalKinds {
    private SignalKinds() {}

    static Signal create(Signalling declared) {
        Signalling.Kind kind = declared.kind();
        if (kind instanceof Signalling.OverTime overTime) {
            return new Threshold(overTime.spec());
        } else if (kind instanceof Signalling.Row row) {
            return new InARow(row.spec());
        } else if (kind instanceof Signalling.Share share) {
            return new KOfN(share.spec());
        } else if (kind instanceof Signalling.Missing missing) {
            return new Absence(missing.spec());
        } else if (kind instanceof Signalling.InOrder inOrder) {
            return new Sequence(inOrder.spec());
        }
        return new Deadline(((Signalling.InTime) kind).spec());
    }

    static Signal read(Signalling declared, StateReader in) {
        Signalling.Kind kind = declared.kind();
        if (kind instanceof Signalling.OverTime overTime) {
            return Threshold.read(overTime.spec(), in);
        } else if (kind instanceof Signalling.Row row) {
            return InARow.read(row.spec(), in);
        } else if (kind instanceof Signalling.Share share) {
            return KOfN.read(share.spec(), in);
        } else if (kind instanceof Signalling.Missing missing) {
            return Absence.read(missing.spec(), in);
        } else if (kind instanceof Signalling.InOrder inOrder) {
            return Sequence.read(inOrder.spec(), in);
        }
        return Deadline.read(((Signalling.InTime) kind).spec(), in);
    }
}
