package io.tallystick.bench.speed;

import io.tallystick.ledger.crypto.SignatureVerifiers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a figure means nothing without: machine, JVM, collector, commit. */
public final class Surroundings {
    private static final String UNKNOWN = "unknown";

    private Surroundings() {}

    public static Map<String, String> describe() {
        Map<String, String> all = new LinkedHashMap<>();
        Runtime runtime = Runtime.getRuntime();
        all.put("processor", processor() + ", " + runtime.availableProcessors() + " cores for us");
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        all.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        all.put(
                "collector",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(bean -> bean.getName())
                        .collect(Collectors.joining(", ")));
        all.put("heap", (runtime.maxMemory() >> 20) + " MiB at most");
        all.put("signatures", SignatureVerifiers.best().name());
        all.put("commit", commit());
        return all;
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
            if (!git.waitFor(10, TimeUnit.SECONDS) || git.exitValue() != 0) {
                return UNKNOWN;
            }
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
