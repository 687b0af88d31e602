package io.tallystick.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFolderTest {
    @TempDir
    Path directory;

    @Test
    void require_absent_isMade() {
        NewFolder.require(directory.resolve("a").resolve("b"));
        assertThat(directory.resolve("a").resolve("b")).isEmptyDirectory();
    }

    @Test
    void require_empty_isTaken() {
        NewFolder.require(directory);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void require_somethingInIt_namesIt() throws Exception {
        Files.writeString(directory.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> NewFolder.require(directory))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("mine.txt")
                .hasMessageContaining("nothing is overwritten");
    }

    @Test
    void require_aFile_saysThatItIsOne() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> NewFolder.require(file))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void require_belowAFile_cannotBeMade() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> NewFolder.require(file.resolve("below")))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("cannot make the folder");
    }
}
