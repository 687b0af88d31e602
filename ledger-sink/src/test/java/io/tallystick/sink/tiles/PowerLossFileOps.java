package io.tallystick.sink.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Fails at the n-th step and ever after, half-way or just after it; then forgets, as a disk may that loses its power, a
 * random part of the names that were changed since their directory was last synchronised.
 */
final class PowerLossFileOps implements FileOps {
    private record Undo(Path directory, Step step) {}

    private interface Step {
        void run() throws IOException;
    }

    private final int failAt;
    private final boolean after;
    private final Random random;
    private final Deque<Undo> unsynced = new ArrayDeque<>();
    private int steps;

    PowerLossFileOps(int failAt, boolean after, Random random) {
        this.failAt = failAt;
        this.after = after;
        this.random = random;
    }

    boolean hasFailed() {
        return steps >= failAt;
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            createDirectories(directory.getParent());
            step(() -> Files.createDirectory(directory), () -> {});
            unsynced.push(new Undo(directory.getParent(), () -> deleteTree(directory)));
        }
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
        step(() -> Files.write(file, bytes), () -> Files.write(file, half));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        byte[] former = Files.exists(to) ? Files.readAllBytes(to) : null;
        step(() -> new DiskFileOps().rename(from, to), () -> {});
        unsynced.push(new Undo(to.getParent(), () -> restore(to, former)));
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        step(() -> unsynced.removeIf(undo -> undo.directory().equals(directory)), () -> {});
    }

    @Override
    public void delete(Path file) throws IOException {
        step(() -> Files.deleteIfExists(file), () -> {});
    }

    private void step(Step whole, Step half) throws IOException {
        steps++;
        if (steps < failAt) {
            whole.run();
            return;
        }
        if (steps == failAt) {
            (after ? whole : half).run();
        }
        throw new IOException("No space left on device");
    }

    /** What the disk has after the power is back. */
    void losePower() throws IOException {
        for (Undo undo : unsynced) {
            if (random.nextBoolean()) {
                undo.step().run();
            }
        }
    }

    private static void restore(Path file, byte[] former) throws IOException {
        if (former == null) {
            Files.deleteIfExists(file);
        } else if (Files.exists(file.getParent())) {
            Files.write(file, former);
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> content;
        try (Stream<Path> walk = Files.walk(directory)) {
            content = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : content) {
            Files.delete(file);
        }
    }
}
