package io.tallystick.rules.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StateBytesTest {
    private static byte[] sample() {
        return new StateWriter()
                .u8(255)
                .bool(true)
                .i32(-2)
                .i64(Long.MIN_VALUE)
                .f64(-0.0)
                .f64(Double.NaN)
                .count(3)
                .text("é \ud83d\ude00")
                .bytes(new byte[] {1, 2})
                .toByteArray();
    }

    private static String read(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        String all = in.u8() + " " + in.bool() + " " + in.i32() + " " + in.i64() + " " + in.f64() + " " + in.f64() + " "
                + in.count(3) + " " + in.text(16) + " " + Arrays.toString(in.bytes(2));
        in.requireEnd();
        return all;
    }

    @Test
    void read_whatWasWritten_isTheSame() {
        assertThat(read(sample())).isEqualTo("255 true -2 -9223372036854775808 -0.0 NaN 3 é \ud83d\ude00 [1, 2]");
    }

    @Test
    void read_everyBitFlipped_isRefusedOrAnother() {
        byte[] good = sample();
        String wanted = read(good);
        StateMutations.flip(good, changed -> assertThat(read(changed)).isNotEqualTo(wanted));
    }

    @Test
    void read_cutAnywhereOrLonger_isRefused() {
        byte[] good = sample();
        StateMutations.cut(good, StateBytesTest::read);
        assertThatThrownBy(() -> read(Arrays.copyOf(good, good.length + 1)))
                .isInstanceOf(MalformedStateException.class)
                .hasMessageContaining("want the end, got 1 more bytes");
    }

    @Test
    void read_moreThanTheLimit_isRefusedBeforeAnythingIsMade() {
        byte[] huge = new StateWriter().i32(Integer.MAX_VALUE).toByteArray();
        assertThatThrownBy(() -> new StateReader(huge).bytes(10)).hasMessageContaining("want a count of 0 to 10");
        byte[] negative = new StateWriter().i32(-1).toByteArray();
        assertThatThrownBy(() -> new StateReader(negative).count(10)).hasMessageContaining("got 4294967295");
    }

    @Test
    void write_whatCannotBeReadBack_isRefused() {
        assertThatThrownBy(() -> new StateWriter().text("\ud83d")).hasMessageContaining("unpaired surrogate");
        assertThatThrownBy(() -> new StateWriter().u8(256)).hasMessageContaining("want 0 to 255");
        assertThatThrownBy(() -> new StateWriter().count(-1)).hasMessageContaining("want 0 or more");
    }
}
