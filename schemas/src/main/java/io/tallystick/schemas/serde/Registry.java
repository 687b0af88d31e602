package io.tallystick.schemas.serde;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.tallystick.schemas.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two questions that serdes have for a schema registry, with waiting and typed answers. Safe for many threads. */
public final class Registry implements AutoCloseable {
    /** Level set on subjects that this application registers: every version can read every other, both ways. */
    public static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final SchemaRegistryClient client;
    private final boolean autoRegister;
    private final PatientCall patient;
    private final RegistryAddress address;
    private final CompletableFuture<?> ready;
    private final Duration maxWait;

    /**
     * @param client the genuine client, or a mock of it
     * @param settings whether to register, and how long to wait; the rest was used to make the client
     * @param waiting time
     */
    public Registry(SchemaRegistryClient client, RegistrySettings settings, Waiting waiting) {
        this(client, settings, waiting, CompletableFuture.completedFuture(null));
    }

    private Registry(
            SchemaRegistryClient client, RegistrySettings settings, Waiting waiting, CompletableFuture<?> ready) {
        this.ready = ready;
        this.maxWait = settings.maxWait();
        this.client = client;
        this.autoRegister = settings.autoRegister();
        this.address = new RegistryAddress(settings.urls());
        this.patient = new PatientCall(address, settings.maxWait(), waiting);
    }

    /** Opens Confluent's own client (or its in-memory one for {@code mock://scope}); does not call the registry yet. */
    public static Registry open(RegistrySettings settings) {
        return openWhen(CompletableFuture.completedFuture(null), settings);
    }

    /**
     * As {@link #open}, for a registry that is still being started: questions wait until it is ready, and fail at once
     * with {@link RegistryUnavailableException} if it will not be.
     */
    public static Registry openWhen(CompletableFuture<?> ready, RegistrySettings settings) {
        SchemaRegistryClient client = SchemaRegistryClientFactory.newClient(
                settings.urls(),
                settings.cacheCapacity(),
                List.of(new AvroSchemaProvider()),
                settings.passedThrough(),
                Map.of());
        return new Registry(client, settings, Waiting.SYSTEM, ready);
    }

    private void awaitReady(String what) {
        try {
            ready.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new RegistryUnavailableException(
                    what + ": the schema registry did not start: "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new RegistryUnavailableException(
                    what + ": the schema registry did not start in " + maxWait.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted waiting for the schema registry", e);
        }
    }

    /**
     * The schema behind an id.
     *
     * @throws UnknownSchemaIdException when the registry does not know the id
     * @throws RegistryRefusedException when it refuses to tell, by its credentials for one
     * @throws IncompatibleWriterSchemaException when the schema is not Avro
     * @throws RegistryUnavailableException when it gave no answer in time
     */
    public Schema schemaById(int id) {
        String what = "schema id " + id;
        awaitReady(what);
        try {
            ParsedSchema parsed = patient.call(what, () -> client.getSchemaById(id));
            if (parsed instanceof AvroSchema avro) {
                return avro.rawSchema();
            }
            throw new IncompatibleWriterSchemaException(
                    id, parsed.name(), "an Avro record", "got schema type " + parsed.schemaType() + ", want AVRO");
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                throw new UnknownSchemaIdException(
                        id, RegistryAddress.isOfNoRegistry(e) ? "; or else " + address.hint(e) : "", e);
            }
            throw refused(what, e);
        }
    }

    /**
     * The id of a schema under a subject; registers it first where {@code auto.register.schemas} allows, and then sees to
     * it that the subject's compatibility level is {@value #COMPATIBILITY}.
     *
     * @throws RegistryRefusedException when the schema is incompatible with earlier ones, not registered, or not allowed
     * @throws RegistryUnavailableException when the registry gave no answer in time
     */
    public int idOf(String subject, Schema schema) {
        AvroSchema avro = new AvroSchema(schema);
        String what = "schema " + schema.getFullName() + " of subject " + subject;
        awaitReady(what);
        try {
            if (!autoRegister) {
                return patient.call(what, () -> client.getId(subject, avro));
            }
            int id = patient.call(what, () -> register(subject, avro));
            holdCompatible(subject);
            return id;
        } catch (RestClientException e) {
            throw refused(what, e);
        }
    }

    /**
     * Two instances that start together register the same schema at once, and some registries (Apicurio) then tell the
     * slower one that the subject exists, with the status of an incompatible schema. If the schema is there, all is well.
     */
    private int register(String subject, AvroSchema schema) throws IOException, RestClientException {
        try {
            return client.register(subject, schema);
        } catch (RestClientException refusal) {
            if (refusal.getStatus() != CONFLICT) {
                throw refusal;
            }
            try {
                return client.getId(subject, schema);
            } catch (RestClientException absent) {
                throw absent.getStatus() == NOT_FOUND ? refusal : absent;
            }
        }
    }

    // After registering, because some registries keep no level for a subject that they do not know. A crash in between
    // leaves the registry's default level; the next start sets it, since registering again is harmless.
    private void holdCompatible(String subject) {
        String what = "compatibility level of subject " + subject;
        try {
            if (isCompatible(what, subject)) {
                return;
            }
            patient.call(what, () -> client.updateCompatibility(subject, COMPATIBILITY));
        } catch (RestClientException | RegistryRefusedException refusal) {
            warnUnlessCompatible(what, subject, refusal);
        }
    }

    /**
     * Of two instances that set the level at once, some registries (Apicurio) refuse the slower one, because the level
     * exists by then. What counts is the level that is there afterwards.
     */
    private void warnUnlessCompatible(String what, String subject, Exception refusal) {
        try {
            if (isCompatible(what, subject)) {
                return;
            }
        } catch (RestClientException | RegistryRefusedException e) {
            LOG.debug("{} cannot be read either", what, e);
        }
        LOG.warn("{} stays as it is, want {}: the registry said {}", what, COMPATIBILITY, refusal.getMessage());
    }

    private boolean isCompatible(String what, String subject) throws RestClientException {
        return COMPATIBILITY.equals(patient.call(what, () -> levelOf(subject)));
    }

    private String levelOf(String subject) throws IOException, RestClientException {
        try {
            return client.getCompatibility(subject);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return "";
            }
            throw e;
        }
    }

    private RegistryRefusedException refused(String what, RestClientException e) {
        return new RegistryRefusedException(
                what + ": "
                        + (RegistryAddress.isOfNoRegistry(e)
                                ? address.hint(e)
                                : address + " refused with status " + e.getStatus() + ": " + e.getMessage()),
                e.getStatus(),
                e);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            LOG.warn("closing the schema registry client: {}", e.toString());
        }
    }
}
