package io.tallystick.topology.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {
    @TempDir
    Path directory;

    @Test
    void of_sameDirectory_sameId() {
        assertThat(InstanceId.of(directory)).isEqualTo(InstanceId.of(directory));
    }

    @Test
    void of_otherDirectory_otherId() {
        assertThat(InstanceId.of(directory.resolve("a"))).isNotEqualTo(InstanceId.of(directory.resolve("b")));
    }

    @Test
    void of_directoryThatIsNotThere_makesIt() {
        assertThat(InstanceId.of(directory.resolve("deep/down"))).hasSize(36);
        assertThat(directory.resolve("deep/down/" + InstanceId.FILE)).exists();
    }

    @Test
    void of_cutFile_isRefusedWithItsName() throws Exception {
        Path file = directory.resolve(InstanceId.FILE);
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> InstanceId.of(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("want 1 to 200 characters");
    }
}
