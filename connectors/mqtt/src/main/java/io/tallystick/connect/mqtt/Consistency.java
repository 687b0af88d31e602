package io.tallystick.connect.mqtt;

import io.tallystick.connect.plugin.SettingException;
import io.tallystick.intake.sparkplug.SparkplugFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong though each setting is right. */
final class Consistency {
    private static final String EXACTLY_ONCE = "exactly.once.support";
    private static final List<String> CONVERTERS = List.of("key.converter", "value.converter");
    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    /** Formats that remember what earlier messages said. */
    private static final List<String> STATEFUL = List.of("sparkplug", "nmea");

    private final MqttConfig config;
    private final boolean inWorker;
    private final Map<String, String> problems = new TreeMap<>();

    private Consistency(MqttConfig config, boolean inWorker) {
        this.config = config;
        this.inWorker = inWorker;
    }

    /**
     * The problems by the setting to change, empty when all is well.
     *
     * @param inWorker whether a Connect worker writes, which has settings of its own to get right
     */
    static Map<String, String> problems(MqttConfig config, boolean inWorker) {
        Consistency consistency = new Consistency(config, inWorker);
        consistency.check();
        return consistency.problems;
    }

    private void check() {
        payload();
        gateway();
        output();
        config.broker().check(problems);
    }

    private void payload() {
        String format = config.formatName();
        boolean mapped = !config.getString(Settings.JSON_MAPPING).isEmpty();
        if (mapped && !format.equals("json")) {
            problems.put(
                    Settings.JSON_MAPPING, "want it with " + Settings.PAYLOAD_FORMAT + "=json only, got " + format);
            return;
        }
        attempt(config::format);
        if (format.equals("sparkplug") && !config.pattern().filter().equals(SparkplugFormat.FILTER)) {
            problems.put(
                    Settings.TOPIC_PATTERN,
                    "want " + SparkplugFormat.FILTER + " for sparkplug, got " + config.pattern());
        }
        if (STATEFUL.contains(format) && config.tasksMax() > 1) {
            problems.put(
                    Settings.PAYLOAD_FORMAT,
                    "want tasks.max=1 with " + format + ", whose messages need those before them; got "
                            + config.tasksMax());
        }
    }

    private void gateway() {
        String store = config.gatewayKeyStore();
        if (config.devicesSign()) {
            return;
        }
        if (store.isEmpty()) {
            problems.put(
                    Settings.GATEWAY_KEY_STORE,
                    "want the key store of the gateway that signs " + config.formatName()
                            + "; make one with device enrol --gateway");
        } else if (config.tasksMax() > 1 && !store.contains(Settings.TASK_HOLE)) {
            problems.put(
                    Settings.GATEWAY_KEY_STORE,
                    "want " + Settings.TASK_HOLE + " in it with tasks.max=" + config.tasksMax()
                            + ": two tasks of one gateway would give a number twice");
        } else if (inWorker && !config.given(EXACTLY_ONCE, "").equalsIgnoreCase("required")) {
            problems.put(
                    Settings.GATEWAY_KEY_STORE,
                    "want " + EXACTLY_ONCE
                            + "=required beside it, and exactly.once.source.support=enabled in the worker:"
                            + " otherwise a crash could sign a number twice, for other bytes");
        } else {
            for (int task = 0; task < config.tasksMax(); task++) {
                String number = String.valueOf(task);
                attempt(() -> config.gateway(number));
            }
        }
    }

    private void output() {
        if (!config.isBare() && config.getString(Settings.REGISTRY_URL).isEmpty()) {
            problems.put(
                    Settings.REGISTRY_URL,
                    "want the schema registry for " + Settings.OUTPUT + "=" + Settings.FRAMED + ", or "
                            + Settings.OUTPUT + "=" + Settings.BARE);
        }
        for (String converter : CONVERTERS) {
            if (inWorker && !config.given(converter, "").equals(BYTES)) {
                problems.put(
                        Settings.OUTPUT, "want " + converter + "=" + BYTES + ": the connector writes bytes itself");
            }
        }
    }

    private void attempt(Runnable use) {
        try {
            use.run();
        } catch (SettingException e) {
            problems.put(e.setting(), e.problem());
        }
    }
}
