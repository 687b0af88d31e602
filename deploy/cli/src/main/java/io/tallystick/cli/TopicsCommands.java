package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.schemas.topics.PartitionCountMismatchException;
import io.tallystick.schemas.topics.TopicAdminException;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicPlan;
import io.tallystick.schemas.topics.TopicSettings;
import io.tallystick.schemas.topics.TopicSpec;
import io.tallystick.schemas.topics.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code topics}: make them. */
@Command(
        name = "topics",
        description = "Make a network's topics.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TopicsCommands.Create.class,
        footerHeading = "%nExamples:%n",
        footer = {"  tallystick topics create --network my-network \\", "      --bootstrap-server localhost:9092"})
final class TopicsCommands {
    private TopicsCommands() {}

    /** {@code topics create}. */
    @Command(
            name = "create",
            description = "Create the topics that are missing and check the others, of which none is changed.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  tallystick topics create --network my-network \\",
                "      --bootstrap-server localhost:9092 --dry-run",
                "  tallystick topics create --network my-network \\",
                "      --bootstrap-server broker:9092 --replication-factor 3"
            })
    static final class Create implements Callable<Integer> {
        @Mixin
        private KafkaNetwork network;

        @Option(names = "--dry-run", description = "Only say what would be done.")
        private boolean dryRun;

        @Option(
                names = "--replication-factor",
                paramLabel = "N",
                defaultValue = "1",
                description = "Copies of each partition; default 1, want 3 in production.")
        private int replicationFactor;

        @Mixin
        private Console console;

        @Override
        public Integer call() throws Exception {
            Genesis genesis = network.genesis();
            List<TopicSpec> specs =
                    new Topics(genesis.network()).specs(TopicSettings.of(genesis.ledgerCount(), replicationFactor));
            Map<String, Object> settings = network.kafka().admin();
            PrintWriter err = console.err();
            TellingWait wait =
                    new TellingWait("Kafka at " + settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG), err);
            try (Admin admin = Admin.create(settings)) {
                TopicCreator creator = new TopicCreator(admin, network.kafka().timeout(), wait);
                TopicPlan plan = dryRun ? creator.plan(specs) : creator.create(specs);
                print(plan);
                plan.requireMatching();
            } catch (PartitionCountMismatchException e) {
                throw new CliException(Exit.DOES_NOT_HOLD, e.getMessage());
            } catch (TopicAdminException e) {
                Object servers = settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
                throw new CliException(Exit.UNREACHABLE, "Kafka at " + servers + ": " + e.getMessage());
            }
            return Exit.HOLDS;
        }

        private void print(TopicPlan plan) {
            PrintWriter out = console.out();
            List<String> missing = plan.missing().stream().map(TopicSpec::name).toList();
            List<String> differences =
                    plan.differences().stream().map(Object::toString).toList();
            if (console.json()) {
                out.println(Json.line(Json.object(
                        "dryRun",
                        dryRun,
                        dryRun ? "missing" : "created",
                        missing,
                        "existing",
                        plan.existing(),
                        "differences",
                        differences)));
                return;
            }
            missing.forEach(topic -> out.println((dryRun ? "would create " : "created ") + topic));
            plan.existing().forEach(topic -> out.println("is there " + topic));
            differences.forEach(difference -> out.println("differs, unchanged: " + difference));
        }
    }
}
