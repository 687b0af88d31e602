package io.tallystick.connect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class IntakeQueueTest {
    private static Pending pending(int bytes, long arrived) {
        return new Pending(new Posted(List.of(), null, "http:", bytes), new CompletableFuture<>(), arrived);
    }

    @Test
    void offer_untilRequestsOrBytesAreFull() throws Exception {
        IntakeQueue byCount = new IntakeQueue(2, 1_000);
        assertThat(byCount.offer(pending(1, 0))).isTrue();
        assertThat(byCount.offer(pending(1, 0))).isTrue();
        assertThat(byCount.offer(pending(1, 0))).isFalse();
        assertThat(byCount.take(1, 1_000)).hasSize(1);
        assertThat(byCount.offer(pending(1, 0))).isTrue();

        IntakeQueue byBytes = new IntakeQueue(100, 10);
        assertThat(byBytes.offer(pending(6, 0))).isTrue();
        assertThat(byBytes.offer(pending(5, 0))).isFalse();
        assertThat(byBytes.offer(pending(4, 0))).isTrue();
        byBytes.take(10, 100);
        assertThat(byBytes.offer(pending(11, 0)))
                .as("alone, it does not wait for ever")
                .isTrue();
        assertThat(byBytes.offer(pending(1, 0))).isFalse();
    }

    @Test
    void take_inOrder_noMoreThanAsked_butOneAlways() throws Exception {
        IntakeQueue queue = new IntakeQueue(100, 1_000);
        for (int i = 1; i <= 5; i++) {
            queue.offer(pending(10 * i, i));
        }
        assertThat(queue.take(2, 1_000)).extracting(Pending::arrivedNanos).containsExactly(1L, 2L);
        assertThat(queue.take(9, 75)).extracting(Pending::arrivedNanos).containsExactly(3L, 4L);
        assertThat(queue.take(9, 1)).extracting(Pending::arrivedNanos).containsExactly(5L);
    }

    @Test
    void takeUntil_thoseThatWaitedTooLong_evenWhereTheClockWrapsAround() {
        IntakeQueue queue = new IntakeQueue(100, 1_000);
        queue.offer(pending(1, Long.MAX_VALUE));
        queue.offer(pending(1, Long.MIN_VALUE + 5));
        assertThat(queue.takeUntil(Long.MAX_VALUE - 1)).isEmpty();
        assertThat(queue.takeUntil(Long.MIN_VALUE)).hasSize(1);
        assertThat(queue.takeUntil(Long.MIN_VALUE + 5)).hasSize(1);
        assertThat(queue.size()).isZero();
    }

    @Test
    void close_givesUpWhatWaits_takesNothingMore() throws Exception {
        IntakeQueue queue = new IntakeQueue(100, 1_000);
        queue.offer(pending(1, 0));
        assertThat(queue.close()).hasSize(1);
        assertThat(queue.offer(pending(1, 0))).isFalse();
        assertThat(queue.take(1, 1)).isEmpty();
    }
}
