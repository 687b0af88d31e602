package io.tallystick.connect.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.connect.webhook.delivery.AttemptResult.Answered;
import io.tallystick.connect.webhook.delivery.AttemptResult.Cause;
import io.tallystick.connect.webhook.delivery.AttemptResult.Unanswered;
import io.tallystick.connect.webhook.delivery.NextStep.DeadLetter;
import io.tallystick.connect.webhook.delivery.NextStep.Delivered;
import io.tallystick.connect.webhook.delivery.NextStep.Reason;
import io.tallystick.connect.webhook.delivery.NextStep.RetryAt;
import io.tallystick.connect.webhook.delivery.NextStep.StopTarget;
import java.math.BigInteger;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final long NOW = 1_767_225_600_000L;
    private final RetryPolicy policy = new RetryPolicy(100, 10_000, 60_000, 5, 3_600_000);

    /** Always the longest delay that may be. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return -1;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void after_eachStatus_isOfItsClass() {
        Set<Integer> again = Set.of(408, 425, 429);
        for (int status = 200; status < 600; status++) {
            Class<?> want = status < 300
                    ? Delivered.class
                    : status == 410
                            ? StopTarget.class
                            : status >= 500 || again.contains(status) ? RetryAt.class : DeadLetter.class;
            assertThat(after(answer(status, null), 1)).as("status %d", status).isInstanceOf(want);
        }
    }

    @Test
    void after_noAnswer_isRetried() {
        for (Cause cause : Cause.values()) {
            assertThat(after(new Unanswered(cause, "x"), 1)).isInstanceOf(RetryAt.class);
        }
    }

    @Test
    void after_refusedByTheTarget_deadLetterTellsStatusAndAnswer() {
        assertThat(after(new Answered(422, null, "no such field"), 1))
                .isEqualTo(new DeadLetter(Reason.HTTP_STATUS, "HTTP status 422, 'no such field'"));
    }

    @Test
    void after_lastAttempt_deadLetterTellsHowMany() {
        assertThat(after(new Unanswered(Cause.TIMEOUT, "x"), 5))
                .isEqualTo(
                        new DeadLetter(Reason.ATTEMPTS_EXHAUSTED, "5 attempts, the last one: no answer, timeout: x"));
    }

    @Test
    void after_tooOld_deadLetterSaysSo() {
        NextStep step = policy.after(answer(503, "60"), 1, NOW - 3_590_000, NOW, LONGEST);
        assertThat(step).isInstanceOfSatisfying(DeadLetter.class, dead -> {
            assertThat(dead.reason()).isEqualTo(Reason.EXPIRED);
            assertThat(dead.reason().word()).isEqualTo("expired");
            assertThat(dead.detail()).contains("3650000 ms").contains("HTTP status 503");
        });
    }

    @Test
    void after_retryAfter_isHonouredUpToTheBound() {
        assertThat(after(answer(429, "30"), 1)).isEqualTo(new RetryAt(NOW + 30_000, true));
        assertThat(after(answer(503, "4000"), 1)).isEqualTo(new RetryAt(NOW + 60_000, true));
        assertThat(after(answer(503, "99999999999"), 1)).isEqualTo(new RetryAt(NOW + 60_000, true));
        assertThat(after(answer(503, "soon"), 1)).isEqualTo(new RetryAt(NOW + 100, false));
    }

    @Test
    void after_anyAttempt_delayIsWithinTheNaiveBound() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            long first = 1 + random.nextInt(10_000);
            long longest = first + random.nextInt(100_000_000);
            int attempts = 1 + random.nextInt(200);
            RetryPolicy some = new RetryPolicy(first, longest, 0, 1_000, Long.MAX_VALUE / 4);
            BigInteger bound = BigInteger.valueOf(first)
                    .multiply(BigInteger.TWO.pow(attempts - 1))
                    .min(BigInteger.valueOf(longest));
            RetryAt any = (RetryAt) some.after(answer(500, null), attempts, NOW, NOW, random);
            RetryAt most = (RetryAt) some.after(answer(500, null), attempts, NOW, NOW, LONGEST);
            assertThat(any.atMillis() - NOW).as("seed %d", seed).isBetween(0L, bound.longValueExact());
            assertThat(most.atMillis() - NOW).as("seed %d", seed).isEqualTo(bound.longValueExact());
        }
    }

    @Test
    void policy_boundsThatCannotBe_areRefused() {
        assertThatThrownBy(() -> new RetryPolicy(10, 9, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(0, 9, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, 9, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private NextStep after(AttemptResult result, int attempts) {
        return policy.after(result, attempts, NOW, NOW, LONGEST);
    }

    private static Answered answer(int status, String retryAfter) {
        return new Answered(status, retryAfter, "");
    }
}
