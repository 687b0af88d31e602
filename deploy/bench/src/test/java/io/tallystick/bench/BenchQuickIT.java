package io.tallystick.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.embedded.MosquittoProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark in small; that every event is accepted exactly once is required by the run itself. */
class BenchQuickIT {
    @TempDir
    Path directory;

    @Test
    void bench_inSmall_measuresEveryCaseAndItsFiguresFitTogether() throws Exception {
        Path plot = directory.resolve("plot.svg");
        JsonNode report = run("--quick --readings 16 --seconds 0.5 --max-records 20000 --devices 50 --latency-seconds 1"
                + " --latency-share 0.1 --offline-events 2000 --json --plot " + plot);
        assertThat(report.get("batches")).hasSize(1);
        for (JsonNode batch : report.get("batches")) {
            assertThat(batch.get("cases")).hasSize(4);
            assertThat(batch.get("efficiency").get("median").asDouble()).isPositive();
            assertThat(batch.get("unchecked_to_copy").get("median").asDouble()).isPositive();
            for (JsonNode one : batch.get("cases")) {
                fits(one, batch);
            }
        }
        assertThat(report.get("latency").get("events").asLong())
                .isEqualTo(report.get("latency").get("rate").asLong());
        assertThat(report.get("latency").get("checkpoint_millis").get("p50").asDouble())
                .isGreaterThanOrEqualTo(
                        report.get("latency").get("block_millis").get("p50").asDouble());
        assertThat(report.get("offline").get("entries_per_second").get("median").asDouble())
                .isPositive();
        assertThat(Files.readString(plot)).startsWith("<svg").endsWith("</svg>\n");
    }

    private static void fits(JsonNode one, JsonNode batch) {
        long records = one.get("records").get(0).asLong();
        double rate = records / one.get("seconds").get(0).asDouble();
        assertThat(one.get("rates").get(0).asDouble() / rate).isBetween(0.999, 1.001);
        JsonNode cost = one.get("cost");
        if (one.get("case").asText().startsWith("seal")) {
            assertThat(cost.get("accepted").asLong())
                    .isBetween(records, batch.get("records").asLong());
            assertThat(cost.get("kafka_bytes_per_event").asDouble()).isPositive();
            assertThat(cost.get("kafka_bytes_per_event_by_topic").toString()).contains(".blocks");
        } else {
            assertThat(cost.isNull()).isTrue();
        }
    }

    @Test
    void growth_inSmall_measuresAPointOfEachSize() throws Exception {
        JsonNode report =
                run("--quick --growth --growth-entries 1000,3000 --growth-devices 20,200 --seconds 0.3 --devices 50"
                        + " --json");
        assertThat(report.get("by_entries")).hasSize(2);
        assertThat(report.get("by_devices")).hasSize(2);
        report.get("by_entries").forEach(point -> {
            assertThat(point.get("events_per_second").get("median").asDouble()).isPositive();
            assertThat(point.get("devices").asInt()).isEqualTo(50);
        });
        assertThat(report.get("by_devices").get(1).get("devices").asInt()).isEqualTo(200);
    }

    @Test
    void mqtt_inSmall_takesEveryMessageOfBothKindsOnce() throws Exception {
        assumeTrue(MosquittoProcess.isPresent(), "skipped: Mosquitto is not installed (apt-get install mosquitto)");
        JsonNode report = run("--quick --mqtt --mqtt-messages 2000 --devices 20 --json");
        assertThat(report.get("results")).hasSize(2);
        report.get("results").forEach(result -> {
            double nobody = result.at("/null_client/median").asDouble();
            double connector = result.at("/connector/median").asDouble();
            assertThat(result.at("/ratio/median").asDouble() / (connector / nobody))
                    .isBetween(0.999, 1.001);
            assertThat(result.get("payload_bytes").asDouble()).isBetween(200.0, 250.0);
        });
        assertThat(report.at("/results/0/signed_by_gateway").asBoolean()).isFalse();
        assertThat(report.at("/results/1/signed_by_gateway").asBoolean()).isTrue();
    }

    private static JsonNode run(String arguments) throws Exception {
        StringWriter out = new StringWriter();
        int exit = Bench.run(arguments.split(" "), new PrintWriter(out), new PrintWriter(System.out, true));
        assertThat(exit).isZero();
        assertThat(out.toString()).hasLineCount(1);
        return new ObjectMapper().readTree(out.toString());
    }
}
