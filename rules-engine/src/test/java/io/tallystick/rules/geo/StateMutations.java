package io.tallystick.rules.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import java.util.Arrays;
import java.util.function.Function;

/** What every state must bear: one form, and every other byte string is refused or is another state. */
final class StateMutations {
    private StateMutations() {}

    /** @param readAndWrite reads a state and writes it again */
    static void check(byte[] good, Function<StateReader, byte[]> readAndWrite) {
        Function<byte[], byte[]> again = bytes -> {
            StateReader in = new StateReader(bytes);
            byte[] written = readAndWrite.apply(in);
            in.requireEnd();
            return written;
        };
        assertThat(again.apply(good)).isEqualTo(good);
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(again.apply(changed)).as("bit %d", bit).isEqualTo(changed);
            } catch (MalformedStateException e) {
                assertThat(e).hasMessageContaining("want");
            }
        }
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> again.apply(cut)).isInstanceOf(MalformedStateException.class);
        }
        assertThatThrownBy(() -> again.apply(Arrays.copyOf(good, good.length + 1)))
                .isInstanceOf(MalformedStateException.class);
    }
}
