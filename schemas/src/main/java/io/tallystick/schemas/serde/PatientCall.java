package io.tallystick.schemas.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.tallystick.schemas.Backoff;
import io.tallystick.schemas.Waiting;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the registry until it answers or the wait is over: pauses of 100 ms, doubling to 5 s. */
final class PatientCall {
    private static final Logger LOG = LoggerFactory.getLogger(PatientCall.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** One question to the registry. */
    interface Question<T> {
        T ask() throws IOException, RestClientException;
    }

    private final RegistryAddress address;
    private final Duration maxWait;
    private final Waiting waiting;

    PatientCall(RegistryAddress address, Duration maxWait, Waiting waiting) {
        this.address = address;
        this.maxWait = maxWait;
        this.waiting = waiting;
    }

    /**
     * @param what the question in words, for messages
     * @throws RestClientException the registry's answer, when asking again would not change it
     * @throws RegistryUnavailableException when the wait is over
     * @throws RegistryRefusedException when the answer cannot be understood
     */
    <T> T call(String what, Question<T> question) throws RestClientException {
        Backoff backoff = new Backoff(maxWait, FIRST_PAUSE, LONGEST_PAUSE, waiting);
        while (true) {
            Exception failure;
            try {
                return question.ask();
            } catch (RestClientException e) {
                if (!isPassing(e)) {
                    throw e;
                }
                failure = e;
            } catch (IOException e) {
                if (isUnreadableSchema(e)) {
                    throw new RegistryRefusedException(
                            what + ": the schema is not an Avro schema: " + e.getMessage(), 0, e);
                }
                failure = e;
            }
            LOG.warn(
                    "{}: {} gives no answer ({}); waiting {} ms more",
                    what,
                    address,
                    failure,
                    backoff.left().toMillis());
            if (!backoff.pause("waiting for the schema registry")) {
                throw new RegistryUnavailableException(
                        what + ": " + address + " gave no answer in " + maxWait.toMillis() + " ms: " + failure,
                        failure);
            }
        }
    }

    /** Server errors, time-outs and "too many requests" pass (RFC 9110, RFC 6585); other answers stay what they are. */
    private static boolean isPassing(RestClientException e) {
        return e.getStatus() >= 500 || e.getStatus() == 408 || e.getStatus() == 429;
    }

    /** The client tells a schema that it cannot parse by a plain IOException; real input and output fail with subclasses. */
    private static boolean isUnreadableSchema(IOException e) {
        return e.getClass() == IOException.class
                && e.getMessage() != null
                && e.getMessage().startsWith("Invalid schema");
    }
}
