package io.tallystick.rules.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** What every state must bear: one form, and every other byte string is refused or is another state. */
public final class StateMutations {
    private StateMutations() {}

    /** What a state writes. */
    public static <S> byte[] bytes(S state, BiConsumer<S, StateWriter> write) {
        StateWriter out = new StateWriter();
        write.accept(state, out);
        return out.toByteArray();
    }

    /** A state from all of these bytes. */
    public static <S> S read(byte[] bytes, Function<StateReader, S> read) {
        StateReader in = new StateReader(bytes);
        S state = read.apply(in);
        in.requireEnd();
        return state;
    }

    /** As {@link #check(byte[], Function)}. */
    public static <S> int check(S state, BiConsumer<S, StateWriter> write, Function<StateReader, S> read) {
        return check(bytes(state, write), in -> bytes(read.apply(in), write));
    }

    /**
     * The state is written as it was read; with a bit flipped it is refused or written as that; cut or longer it is refused.
     *
     * @param readAndWrite reads a state and writes it again
     * @return how many were refused
     */
    public static int check(byte[] good, Function<StateReader, byte[]> readAndWrite) {
        assertThat(read(good, readAndWrite)).isEqualTo(good);
        int flipped =
                flip(good, changed -> assertThat(read(changed, readAndWrite)).isEqualTo(changed));
        cut(good, bytes -> read(bytes, readAndWrite));
        return flipped + good.length + 1;
    }

    /**
     * Flips each bit in turn.
     *
     * @param look reads the changed bytes and checks what it has read
     * @param others what it may throw besides {@link MalformedStateException}
     * @return how many were refused, all saying what they want
     */
    public static int flip(byte[] good, Consumer<byte[]> look, Class<?>... others) {
        int refused = 0;
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                look.accept(changed);
            } catch (RuntimeException e) {
                if (!(e instanceof MalformedStateException) && !List.of(others).contains(e.getClass())) {
                    throw e;
                }
                assertThat(e).as("bit %d", bit).hasMessageContaining("want");
                refused++;
            }
        }
        return refused;
    }

    /** Every shorter form of the bytes, and one byte more, is refused. */
    public static void cut(byte[] good, Consumer<byte[]> read) {
        for (int length = 0; length <= good.length + 1; length++) {
            byte[] other = Arrays.copyOf(good, length);
            if (length != good.length) {
                assertThatThrownBy(() -> read.accept(other))
                        .as("%d of %d bytes", other.length, good.length)
                        .isInstanceOf(MalformedStateException.class);
            }
        }
    }
}
