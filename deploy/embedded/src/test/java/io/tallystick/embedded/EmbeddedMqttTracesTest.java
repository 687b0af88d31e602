package io.tallystick.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a broker leaves behind in the JVM that it ran in. */
class EmbeddedMqttTracesTest {
    /** A CONNECT of MQTT 3.1.1 with a clean session and the name "t": type, length, protocol, level, flags, keep alive, name. */
    private static final byte[] CONNECT = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 1, 't'};
    /** Made once for each JVM by the library that the broker counts processors with; a daemon. */
    private static final String PER_JVM = "JNA Cleaner";

    @Test
    void close_afterUse_leavesNoThreadFilePortOrBean() throws Exception {
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        Set<ObjectName> beans = ManagementFactory.getPlatformMBeanServer().queryNames(null, null);
        EmbeddedMqttBroker broker = EmbeddedMqttBroker.builder().start();
        Path directory = broker.directory();
        int port = broker.port();
        assertThat(broker.url()).isEqualTo("tcp://127.0.0.1:" + port);
        assertThat(directory).isDirectory();
        try (Socket client = connected(port)) {
            broker.close();
            broker.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }

        assertThat(broker.isRunning()).isFalse();
        assertThat(directory).doesNotExist();
        assertThatCode(() -> Ports.requireFree(EmbeddedMqttBroker.SERVICE, "127.0.0.1", port))
                .doesNotThrowAnyException();
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(namesOfNew(threads)).isSubsetOf(PER_JVM));
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(null, null))
                .isSubsetOf(beans);
    }

    @Test
    void start_inAJvmThatLogs_leavesItsLoggingAndIsSilent() throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        List<Appender<ILoggingEvent>> appenders = appenders(context);
        var level = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getLevel();
        int handlers = LogManager.getLogManager().getLogger("").getHandlers().length;
        try (CapturedLog log = new CapturedLog()) {
            try (EmbeddedMqttBroker broker = EmbeddedMqttBroker.builder().start()) {
                connected(broker.port()).close();
                assertThat(context.getTurboFilterList()).isEmpty();
                assertThat(context.getCopyOfListenerList()).isEmpty();
                assertThat(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getLevel())
                        .isEqualTo(level);
                assertThat(LogManager.getLogManager().getLogger("").getHandlers())
                        .hasSize(handlers);
            }
            assertThat(log.messages()).isEmpty();
        }
        assertThat(appenders(context)).isEqualTo(appenders);
    }

    @Test
    void settings_ofTheBroker_sendNoStatisticsAndStayInMemoryOnLoopback() {
        String xml = new EmbeddedMqttSettings("127.0.0.1", 1883, Path.of("x"), MqttLimits.DEMO).toXml();
        assertThat(xml)
                .contains("<anonymous-usage-statistics><enabled>false</enabled>")
                .contains("<mode>in-memory</mode>")
                .contains("<port>1883</port><bind-address>127.0.0.1</bind-address>")
                .contains("<max-queue-size>100000</max-queue-size>");
    }

    private static Socket connected(int port) throws IOException {
        Socket client = new Socket();
        client.connect(new InetSocketAddress("127.0.0.1", port));
        client.getOutputStream().write(CONNECT);
        // CONNACK: type, length, no session, accepted.
        assertThat(client.getInputStream().readNBytes(4)).containsExactly(0x20, 2, 0, 0);
        return client;
    }

    private static Set<String> namesOfNew(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Appender<ILoggingEvent>> appenders(LoggerContext context) {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .forEachRemaining(appenders::add);
        return appenders;
    }
}
