package io.tallystick.rules.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** State through bytes: the same again, and every mutation refused or another that is written as it was read. */
final class Mutations {
    private Mutations() {}

    static <S> byte[] bytes(S state, BiConsumer<S, StateWriter> write) {
        StateWriter out = new StateWriter();
        write.accept(state, out);
        return out.toByteArray();
    }

    static <S> S read(byte[] bytes, Function<StateReader, S> read) {
        StateReader in = new StateReader(bytes);
        S state = read.apply(in);
        in.requireEnd();
        return state;
    }

    static <S> int check(S state, BiConsumer<S, StateWriter> write, Function<StateReader, S> read) {
        byte[] good = bytes(state, write);
        assertThat(bytes(read(good, read), write)).isEqualTo(good);
        int refused = 0;
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(bytes(read(bad, read), write)).isEqualTo(bad);
            } catch (MalformedStateException e) {
                refused++;
            }
        }
        for (int length = 0; length < good.length; length++) {
            try {
                read(Arrays.copyOf(good, length), read);
                throw new AssertionError("read " + length + " of " + good.length + " bytes");
            } catch (MalformedStateException e) {
                refused++;
            }
        }
        return refused;
    }

    static long seed() {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("-Dtallystick.seed=" + seed);
        return seed;
    }
}
