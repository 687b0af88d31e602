package io.tallystick.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportTest {
    private final BenchReport report = BenchReports.full();

    @Test
    void json_ofAFullReport_hasTheFiguresAndWhatFollowsFromThem() throws Exception {
        JsonNode json = new ObjectMapper().readTree(report.json());
        JsonNode batch = json.get("batches").get(0);
        assertThat(batch.get("efficiency").get("median").asDouble()).isEqualTo(0.5, within(1e-9));
        assertThat(batch.get("unchecked_to_copy").get("median").asDouble()).isEqualTo(0.5, within(1e-9));
        JsonNode seal = batch.get("cases").get(2);
        assertThat(seal.get("case").asText()).isEqualTo("seal");
        assertThat(seal.get("records_per_second").toString())
                .isEqualTo("{\"median\":20000.0,\"min\":18000.0,\"max\":22000.0}");
        assertThat(seal.get("cost").get("kafka_bytes_of_event_bytes").asDouble())
                .isEqualTo(0.4, within(1e-9));
        assertThat(seal.get("usage").get("app_disk_bytes_per_record").asDouble())
                .isEqualTo(-1);
        assertThat(json.get("latency").get("block_millis").get("p50").asDouble())
                .isEqualTo(75, within(0.1));
        assertThat(json.get("offline")
                        .get("entries_per_second_to_verify_loop")
                        .get("median")
                        .asDouble())
                .isEqualTo(0.9, within(1e-9));
    }

    @Test
    void json_ofAFullReport_isByteForByteTheKnownLine() throws Exception {
        try (InputStream known = getClass().getResourceAsStream("report.json")) {
            assertThat(report.json() + "\n").isEqualTo(new String(known.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void table_ofAFullReport_namesEachFigure() {
        assertThat(TextTable.of(report))
                .contains("seal-unchecked", "p99.9", "audited of the loop", "0.40 of the event's own", "net.blocks")
                .containsPattern("efficiency = .* 1 reading\\(s\\) +0\\.50");
    }

    @Test
    void plot_ofAFullReport_isWellFormedAndItsBarsAreToScale() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(SpeedPlot.of(report).getBytes(StandardCharsets.UTF_8)));
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("records a second", "64 readings a record", "milliseconds", "99.9 %", "A <fast> & good");
        double copy = barHeight(svg, "#7f8c8d");
        double verify = barHeight(svg, "#e08e0b");
        assertThat(copy / verify).isEqualTo(4, within(0.05));
    }

    /** Of the first bar of a colour; the small square of the legend aside. */
    private static double barHeight(Document svg, String colour) {
        NodeList rects = svg.getElementsByTagName("rect");
        for (int i = 0; i < rects.getLength(); i++) {
            Element rect = (Element) rects.item(i);
            if (rect.getAttribute("fill").equals(colour)
                    && !rect.getAttribute("height").equals("11")) {
                return Double.parseDouble(rect.getAttribute("height"));
            }
        }
        throw new AssertionError("no bar of colour " + colour);
    }

    @Test
    void plot_withoutLatency_isDrawnToo() {
        BenchReport without = new BenchReport(report.surroundings(), report.settings(), report.batches(), null, null);
        assertThat(SpeedPlot.of(without)).contains("Throughput").doesNotContain("Latency");
        assertThat(TextTable.of(without)).doesNotContain("latency in ms").doesNotContain("offline");
        assertThat(without.json()).contains("\"latency\":null,\"offline\":null");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.1,2", "3,5", "7,10", "10,10", "11,20", "230,500", "0.3,0.5"})
    void roundUp_toOneTwoOrFive_ofItsPowerOfTen(double value, double want) {
        assertThat(LatencyPlot.roundUp(value)).isEqualTo(want, within(1e-9));
    }
}
