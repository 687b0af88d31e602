package io.tallystick.connect.webhook.delivery;

import io.tallystick.connect.webhook.delivery.AttemptResult.Answered;
import io.tallystick.connect.webhook.delivery.AttemptResult.Unanswered;
import io.tallystick.connect.webhook.delivery.NextStep.DeadLetter;
import io.tallystick.connect.webhook.delivery.NextStep.Delivered;
import io.tallystick.connect.webhook.delivery.NextStep.Reason;
import io.tallystick.connect.webhook.delivery.NextStep.RetryAt;
import io.tallystick.connect.webhook.delivery.NextStep.StopTarget;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * What follows from an attempt. Delays are exponential with full jitter: evenly spread from 0 to the bound, which doubles with each
 * attempt.
 *
 * @param backoffMillis bound of the delay after the first attempt, 1 or more
 * @param maxBackoffMillis bound that later ones do not go beyond, backoffMillis or more
 * @param maxRetryAfterMillis the longest {@code Retry-After} that is honoured as it is; a longer one counts as this
 * @param maxAttempts attempts for one record, 1 or more
 * @param maxAgeMillis the last attempt begins at most this long after the first one
 */
public record RetryPolicy(
        long backoffMillis, long maxBackoffMillis, long maxRetryAfterMillis, int maxAttempts, long maxAgeMillis) {
    private static final int GONE = 410;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MAX_DOUBLINGS = 40;

    public RetryPolicy {
        if (backoffMillis < 1 || maxBackoffMillis < backoffMillis || maxRetryAfterMillis < 0) {
            throw new IllegalArgumentException(
                    "got back-off " + backoffMillis + " to " + maxBackoffMillis + " ms and Retry-After up to "
                            + maxRetryAfterMillis + " ms, want 1 <= first <= longest and 0 or more");
        }
        if (maxAttempts < 1 || maxAgeMillis < 0) {
            throw new IllegalArgumentException(
                    "got " + maxAttempts + " attempts and age " + maxAgeMillis + " ms, want 1 or more and 0 or more");
        }
    }

    /**
     * Decides on one attempt.
     *
     * @param attempts attempts made, this one included: 1 or more
     * @param firstMillis when the first began
     * @param nowMillis when this one ended
     */
    public NextStep after(
            AttemptResult result, int attempts, long firstMillis, long nowMillis, RandomGenerator random) {
        if (result instanceof Answered answer) {
            if (answer.status() >= 200 && answer.status() < 300) {
                return new Delivered(answer.status());
            }
            if (answer.status() == GONE) {
                return new StopTarget("the target answered 410 Gone" + quoted(answer.excerpt()));
            }
            if (!mayPass(answer.status())) {
                return new DeadLetter(Reason.HTTP_STATUS, words(result));
            }
        }
        if (attempts >= maxAttempts) {
            return new DeadLetter(Reason.ATTEMPTS_EXHAUSTED, attempts + " attempts, the last one: " + words(result));
        }
        OptionalLong asked = result instanceof Answered answer
                ? RetryAfter.delayMillis(answer.retryAfter(), nowMillis)
                : OptionalLong.empty();
        long bound = Math.min(maxBackoffMillis, doubled(attempts - 1));
        long delay = Math.max(random.nextLong(bound + 1), Math.min(asked.orElse(0), maxRetryAfterMillis));
        if (nowMillis + delay - firstMillis > maxAgeMillis) {
            return new DeadLetter(
                    Reason.EXPIRED,
                    "the next attempt would be " + (nowMillis + delay - firstMillis)
                            + " ms after the first, the last one: " + words(result));
        }
        return new RetryAt(nowMillis + delay, asked.isPresent());
    }

    private long doubled(int times) {
        int doublings = Math.min(times, MAX_DOUBLINGS);
        return backoffMillis > maxBackoffMillis >> doublings ? maxBackoffMillis : backoffMillis << doublings;
    }

    private static boolean mayPass(int status) {
        return status >= 500 || status == REQUEST_TIMEOUT || status == TOO_EARLY || status == TOO_MANY_REQUESTS;
    }

    private static String words(AttemptResult result) {
        if (result instanceof Answered answer) {
            return "HTTP status " + answer.status() + quoted(answer.excerpt());
        }
        Unanswered none = (Unanswered) result;
        return "no answer, " + none.cause().name().toLowerCase(Locale.ROOT) + ": " + none.detail();
    }

    private static String quoted(String excerpt) {
        return excerpt.isEmpty() ? "" : ", '" + excerpt + "'";
    }
}
