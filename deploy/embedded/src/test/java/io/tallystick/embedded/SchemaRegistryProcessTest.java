package io.tallystick.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRegistryProcessTest {
    private static final String SCHEMA =
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"long\\\"}]}\"}";
    private static final String INCOMPATIBLE =
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"string\\\"}]}\"}";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void registry_schemaRegistered_isReadBackAndChecked() throws Exception {
        long pid;
        Path log;
        try (SchemaRegistryProcess registry = SchemaRegistryProcess.builder().start()) {
            pid = registry.pid();
            log = registry.log();
            assertThat(registry.url()).isEqualTo("http://127.0.0.1:" + registry.port() + "/apis/ccompat/v7");

            assertThat(send(registry, "PUT", "/config", "{\"compatibility\":\"FULL_TRANSITIVE\"}")
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> registered = send(registry, "POST", "/subjects/r-value/versions", SCHEMA);
            assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
            String id = registered.body().replaceAll("\\D", "");
            assertThat(send(registry, "POST", "/subjects/other-value/versions", SCHEMA)
                            .body())
                    .as("the same schema has the same id under each subject")
                    .isEqualTo(registered.body());
            assertThat(send(registry, "GET", "/schemas/ids/" + id, null).body()).contains("\\\"name\\\":\\\"a\\\"");
            assertThat(send(registry, "POST", "/subjects/r-value/versions", INCOMPATIBLE)
                            .statusCode())
                    .isEqualTo(409);
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(log.getParent()).doesNotExist();
    }

    @Test
    void portTaken_start_namesThePort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> SchemaRegistryProcess.builder().port(port).start())
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("schema registry: port " + port + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void programMissing_start_saysWhereItLookedAndHowToBuild(@TempDir Path empty) {
        String before = System.getProperty(RegistryHome.PROPERTY);
        System.setProperty(RegistryHome.PROPERTY, empty.toString());
        try {
            assertThatThrownBy(() -> SchemaRegistryProcess.builder().start())
                    .isInstanceOf(EmbeddedServiceException.class)
                    .hasMessageContaining(empty.toString())
                    .hasMessageContaining("mvn -pl deploy/embedded process-resources");
        } finally {
            restore(before);
        }
    }

    @Test
    void programBroken_start_showsTheEndOfItsLog(@TempDir Path broken) throws IOException {
        Files.writeString(broken.resolve("apicurio-registry-app-0-runner.jar"), "not a jar");
        String before = System.getProperty(RegistryHome.PROPERTY);
        System.setProperty(RegistryHome.PROPERTY, broken.toString());
        try {
            assertThatThrownBy(() -> SchemaRegistryProcess.builder().start())
                    .isInstanceOf(EmbeddedServiceException.class)
                    .hasMessageContaining("schema registry ended with code 1 while it started")
                    .hasMessageContaining("ClassNotFoundException");
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before == null) {
            System.clearProperty(RegistryHome.PROPERTY);
        } else {
            System.setProperty(RegistryHome.PROPERTY, before);
        }
    }

    private HttpResponse<String> send(SchemaRegistryProcess registry, String method, String path, String body)
            throws Exception {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, publisher)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
