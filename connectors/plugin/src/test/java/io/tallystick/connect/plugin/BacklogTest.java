package io.tallystick.connect.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {
    @Test
    void full_atTheBound_untilHalfIsGone() {
        Backlog backlog = new Backlog(4, 1_000);
        for (int i = 0; i < 4; i++) {
            assertThat(backlog.isFull()).isFalse();
            backlog.add(1);
        }
        assertThat(backlog.isFull()).isTrue();
        backlog.remove(1);
        assertThat(backlog.isFull()).isTrue();
        backlog.remove(1);
        assertThat(backlog.isFull()).isFalse();
    }

    @Test
    void full_byBytes_thoughFewRecords() {
        Backlog backlog = new Backlog(100, 10);
        backlog.add(6);
        backlog.add(6);
        assertThat(backlog.isFull()).isTrue();
        backlog.remove(6);
        assertThat(backlog.isFull()).isTrue();
        backlog.remove(6);
        assertThat(backlog.isFull()).isFalse();
    }
}
