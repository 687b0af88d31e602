package io.tallystick.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoOrphansTest {
    @Test
    void parent_killedHard_childrenEnd(@TempDir Path temp) throws Exception {
        Process parent = holder(temp);
        try {
            List<ProcessHandle> children = childrenOf(parent);
            parent.destroyForcibly().waitFor();
            awaitGone(children);
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void parent_endedInOrder_childrenEnd(@TempDir Path temp) throws Exception {
        Process parent = holder(temp);
        try {
            List<ProcessHandle> children = childrenOf(parent);
            parent.destroy();
            parent.waitFor();
            awaitGone(children);
        } finally {
            parent.destroyForcibly();
        }
    }

    private static Process holder(Path temp) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        "-D" + RegistryHome.ROOT_PROPERTY + "=" + System.getProperty(RegistryHome.ROOT_PROPERTY),
                        ServicesHolderMain.class.getName())
                .redirectError(new File(temp.toFile(), "holder.log"));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private static List<ProcessHandle> childrenOf(Process parent) throws Exception {
        BufferedReader out = parent.inputReader();
        String line = out.readLine();
        assertThat(line).startsWith("children ");
        List<ProcessHandle> children = Arrays.stream(
                        line.substring("children ".length()).split(" "))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
        assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);
        return children;
    }

    private static void awaitGone(List<ProcessHandle> children) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    }
}
