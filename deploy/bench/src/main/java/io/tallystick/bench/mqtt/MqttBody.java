package io.tallystick.bench.mqtt;

import io.tallystick.bench.cluster.BenchDevice;
import io.tallystick.bench.cluster.BenchNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What devices publish, about 250 bytes a message. */
enum MqttBody {
    /** Envelopes that the devices have signed: the connector looks at them and hands them on. */
    ENVELOPE("envelope") {
        @Override
        List<byte[]> payloads(BenchNetwork network, int devices, int messages) {
            List<BenchDevice> signers = IntStream.range(0, devices)
                    .parallel()
                    .mapToObj(network::device)
                    .toList();
            return IntStream.range(0, messages)
                    .parallel()
                    .mapToObj(i -> signers.get(i % devices)
                            // From 2 on: a device's first brings its certificates, and would be of another size.
                            .envelope("asset-" + i % devices, i / devices + 2L, BEGIN.plusSeconds(i), i % 100 + 0.5))
                    .toList();
        }
    },
    /** Readings that the connector signs as a gateway, 250 bytes to the byte. */
    SENML("senml+json") {
        @Override
        List<byte[]> payloads(BenchNetwork network, int devices, int messages) {
            return IntStream.range(0, messages)
                    .parallel()
                    .mapToObj(i -> senml(i % devices, i))
                    .toList();
        }
    };

    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
    private static final int SENML_BYTES = 250;

    private final String format;

    MqttBody(String format) {
        this.format = format;
    }

    /** The connector's name of it. */
    String format() {
        return format;
    }

    boolean signedByGateway() {
        return this == SENML;
    }

    /** Messages of the devices by turns, no two of them alike. */
    abstract List<byte[]> payloads(BenchNetwork network, int devices, int messages);

    private static byte[] senml(int device, int number) {
        String begin = "[{\"bn\":\"device-" + device + "/gearbox/";
        String end = "/\",\"bt\":" + (BEGIN.getEpochSecond() + number)
                + ",\"n\":\"temperature\",\"u\":\"Cel\",\"v\":" + (number % 100 + 0.5)
                + "},{\"n\":\"speed\",\"u\":\"1/min\",\"v\":1480.25},{\"n\":\"vibration\",\"u\":\"m/s2\",\"v\":0.375}]";
        String name = "x".repeat(SENML_BYTES - begin.length() - end.length());
        return (begin + name + end).getBytes(StandardCharsets.US_ASCII);
    }
}
