package io.tallystick.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The directory of an embedded broker: formatted once, kept over restarts. */
final class BrokerStorage {
    private static final String META_PROPERTIES = "meta.properties";

    private BrokerStorage() {}

    /**
     * Formats {@code directory} unless it is already.
     *
     * @param clusterId the id wanted, or null for the one that is there or else a random one
     * @throws EmbeddedServiceException if the directory belongs to another cluster or cannot be written
     */
    static void prepare(Path directory, String clusterId) {
        Optional<String> found = clusterIdIn(directory);
        if (found.isPresent()) {
            if (clusterId != null && !clusterId.equals(found.get())) {
                throw new EmbeddedServiceException(
                        "Kafka broker: directory " + directory + " belongs to cluster " + found.get() + ", wanted "
                                + clusterId + "; give another directory, or leave the cluster id out");
            }
            return;
        }
        String id = clusterId == null ? Uuid.randomUuid().toString() : clusterId;
        Formatter formatter = new Formatter();
        formatter
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(id)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true);
        try {
            Files.createDirectories(directory);
            formatter.run();
        } catch (Exception e) {
            throw new EmbeddedServiceException(
                    "Kafka broker: cannot format directory " + directory + ": " + e.getMessage()
                            + "; is it writable, and is there room on the disk?",
                    e);
        }
    }

    /** The cluster to which {@code directory} belongs, or empty if it is not formatted. */
    static Optional<String> clusterIdIn(Path directory) {
        Path file = directory.resolve(META_PROPERTIES);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties meta = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            meta.load(in);
        } catch (IOException e) {
            throw new EmbeddedServiceException("Kafka broker: cannot read " + file + ": " + e.getMessage(), e);
        }
        return Optional.ofNullable(meta.getProperty("cluster.id"));
    }
}
