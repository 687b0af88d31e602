package io.tallystick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A contract, readings and what they mean, as files of a test. */
final class ContractFixture {
    static final String HOT = """
            contract: overheating
            version: 1.0.0
            title: A machine that runs hot
            subject: machine
            signatories: [operator, maker]
            roles: [operator, maker]
            params:
              limit: {type: double, unit: Cel}
              fee: {type: money, default: EUR 10.00}
            inputs:
              temp: {reading: temperature, unit: Cel, from: device}
              visit: {document: visit, signedBy: [maker]}
            signals:
              hot: {when: "temp > limit", for: 5m, clear: "temp < limit - 3.0", clearFor: 5m}
            start: watching
            states:
              watching:
                on:
                  - {signal: hot, alert: {severity: major, key: hot, message: "temperature {temp}"}}
                  - {cleared: hot, clear: hot}
                  - {document: visit, if: "visit.done && temp < limit", transfer: {id: fee, from: operator, to: maker, amount: fee}, go: served}
              served: {final: true}
            tests:
              - name: five minutes raise
                given: {limit: 95.0}
                when: [{at: 0m, temp: 96.0}, {at: 6m, temp: 96.0}]
                then: {raised: [hot]}
              - name: a visit is paid
                given: {limit: 95.0}
                when: [{at: 0m, temp: 90.0}, {at: 1m, visit: {done: true}}]
                then: {state: served, paid: {maker: EUR 10.00}}
            """;

    static final String DATA = """
            timestamp,machine,value
            2026-01-01 00:00:00,m1,90.0
            2026-01-01 00:05:00,m1,96.0
            2026-01-01 00:08:00,m1,97.0
            2026-01-01 00:10:00,m1,98.0
            2026-01-01 00:12:00,m2,12.0
            2026-01-01 00:15:00,m1,91.0
            2026-01-01 00:25:00,m1,90.0
            """;

    private static final String MAPPING = """
            time: {column: timestamp, format: "yyyy-MM-dd HH:mm:ss", zone: UTC}
            device: sensor-{machine}
            subject: "{machine}"
            readings: [{column: value, name: temperature, unit: Cel}]
            """;

    final Path folder;
    final Path contract;
    final Path data;
    final Path mapping;

    ContractFixture(Path folder) throws IOException {
        this.folder = folder;
        contract = file("hot.yaml", HOT);
        data = file("small.csv", DATA);
        mapping = file("mapping.yaml", MAPPING);
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A command on the data, with more options. */
    Cli run(String command, Object... more) {
        Object[] all = new Object[more.length + 8];
        Object[] first = {"contract", command, "--data", data, "--mapping", mapping, "--param", "limit=95.0"};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Cli.run(all);
    }
}
