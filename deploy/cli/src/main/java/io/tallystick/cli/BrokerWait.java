package io.tallystick.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What runs until it is stopped waits for its broker without end, and says so: whoever runs it would start it again otherwise. */
final class BrokerWait {
    static final Duration WITHOUT_END = Duration.ofDays(365);

    private BrokerWait() {}

    static void until(KafkaOptions kafka, PrintWriter err) throws Exception {
        Map<String, Object> settings = kafka.admin();
        TellingWait wait = new TellingWait("Kafka at " + settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG), err);
        try (Admin admin = Admin.create(settings)) {
            Reach.await(admin, WITHOUT_END, wait);
        }
    }
}
