package io.tallystick.rules.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes of state, which change only by decision: ledgers were audited with them. */
class SignalStateFormTest {
    private static final EdgeSink NOBODY = (edge, at, since) -> {};
    private static final String NONE = " ffffffffffffffff";
    private static final String SEVEN = " 0000000000000007";
    private static final String NINE = " 0000000000000009";

    private static void form(Signal signal, String hex) {
        StateWriter out = new StateWriter();
        signal.write(out);
        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(hex.replace(" ", ""));
    }

    @Test
    void threshold_form() {
        Threshold signal = new Threshold(new Threshold.Spec(2, 2, SignalLimits.NO_MAX_GAP));
        form(signal, "00" + NONE + NONE + NONE);
        signal.sample(7, true, false, NOBODY);
        form(signal, "00" + SEVEN + SEVEN + SEVEN);
        signal.advance(9, NOBODY);
        form(signal, "01" + NONE + SEVEN + NINE);
    }

    @Test
    void inARow_form() {
        InARow signal = new InARow(new InARow.Spec(3, 1, SignalLimits.NO_MAX_GAP));
        signal.sample(7, true, false, NOBODY);
        signal.sample(9, true, false, NOBODY);
        form(signal, "00 00000002" + SEVEN + NINE);
    }

    @Test
    void kOfN_formDoesNotTellWhereTheRingBegins() {
        KOfN signal = new KOfN(new KOfN.Spec(2, 2, 0, SignalLimits.NO_MAX_GAP));
        signal.sample(1, false, NOBODY);
        signal.sample(7, true, NOBODY);
        signal.sample(9, false, NOBODY);
        form(signal, "00 00000002" + SEVEN + "01" + NINE + "00");
    }

    @Test
    void absence_form() {
        Absence signal = new Absence(new Absence.Spec(5, 2));
        signal.start(1);
        signal.sample(7, NOBODY);
        form(signal, "01 00000001" + SEVEN + SEVEN);
    }

    @Test
    void sequence_form() {
        Sequence signal = new Sequence(new Sequence.Spec(3, 5, false));
        signal.event(7, 1, NOBODY);
        signal.event(9, 2, NOBODY);
        form(signal, NINE + SEVEN + SEVEN);
    }

    @Test
    void deadline_form() {
        Deadline signal = new Deadline(new Deadline.Spec(3, 5, false));
        signal.event(7, 1, NOBODY);
        signal.event(9, 2, NOBODY);
        form(signal, SEVEN + "00000002" + NINE);
    }

    @Test
    void read_whatNoRunLeaves_refusedSayingWhy() {
        Threshold.Spec spec = new Threshold.Spec(2, 2, SignalLimits.NO_MAX_GAP);
        StateWriter overdue = new StateWriter().bool(false).i64(5).i64(7).i64(7);
        assertThatThrownBy(() -> Threshold.read(spec, new StateReader(overdue.toByteArray())))
                .isInstanceOf(MalformedStateException.class)
                .hasMessage("state: at byte 25: want a run of less than 2 ms, got 2");
        StateWriter before = new StateWriter().bool(true).i64(-1).i64(-1).i64(-1);
        assertThatThrownBy(() -> Threshold.read(spec, new StateReader(before.toByteArray())))
                .isInstanceOf(MalformedStateException.class)
                .hasMessageContaining("nothing before the first sample");
        StateWriter missed = new StateWriter().i64(1).count(0).i64(7);
        assertThatThrownBy(() -> Deadline.read(new Deadline.Spec(1, 5, true), new StateReader(missed.toByteArray())))
                .isInstanceOf(MalformedStateException.class)
                .hasMessageContaining("0 to 5 ms since it was opened, got 6");
    }
}
