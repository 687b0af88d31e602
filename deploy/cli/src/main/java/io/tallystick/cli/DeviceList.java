package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.keys.EnrolledDevice;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code device list}. */
@Command(
        name = "list",
        description = "List the devices enrolled in this folder.",
        footerHeading = "%nExamples:%n",
        footer = {"  tallystick device list --network my-network", "  tallystick device list --json"})
final class DeviceList implements Callable<Integer> {
    @Mixin
    private NetworkOption network;

    @Mixin
    private Console console;

    @Override
    public Integer call() {
        List<EnrolledDevice> devices = network.directory().devices();
        PrintWriter out = console.out();
        if (console.json()) {
            out.println(Json.line(devices.stream()
                    .map(device -> Json.object(
                            "device",
                            device.id(),
                            "algorithm",
                            device.algorithm(),
                            "validFrom",
                            device.notBefore(),
                            "validTo",
                            device.notAfter(),
                            "serial",
                            device.serial().toString(16),
                            "gateway",
                            device.gateway(),
                            "revoked",
                            device.revoked(),
                            "file",
                            device.file()))
                    .toList()));
            return Exit.HOLDS;
        }
        for (EnrolledDevice device : devices) {
            out.printf(
                    "%-40s %-8s valid to %s%s%s%n",
                    device.id(),
                    device.algorithm(),
                    device.notAfter(),
                    device.gateway() ? "  gateway" : "",
                    device.revoked() ? "  REVOKED" : "");
        }
        out.println(devices.size() + (devices.size() == 1 ? " device" : " devices"));
        return Exit.HOLDS;
    }
}
