package io.tallystick.rules.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.ExampleResult;
import io.tallystick.rules.engine.Examples;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.money.Currencies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every contract of the library reads without an error, says what it is for, and does what its own tests say. */
class LibraryTest {
    private static final Path LIBRARY = Path.of("library");
    private static final Path PAGE = Path.of("../docs/reference/contracts/library.md");
    private static final int LEAST_TESTS = 3;

    @TestFactory
    List<DynamicNode> library_eachFolder_isAContractThatDoesWhatItSays() throws IOException {
        List<DynamicNode> nodes = new ArrayList<>();
        for (Path field : folders(LIBRARY)) {
            for (Path folder : folders(field)) {
                nodes.add(dynamicContainer(LIBRARY.relativize(folder).toString(), tests(folder)));
            }
        }
        assertThat(nodes).as("contracts under " + LIBRARY.toAbsolutePath()).isNotEmpty();
        return nodes;
    }

    private static Stream<DynamicNode> tests(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        Path file = folder.resolve(name + ".yaml");
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(dynamicTest("has prose and names that fit", () -> {
            assertThat(folder.resolve("README.md")).isNotEmptyFile();
            assertThat(read(file).identity().name()).isEqualTo(name);
        }));
        Contract contract;
        try {
            contract = read(file);
        } catch (Exception unreadable) {
            tests.add(dynamicTest("reads", () -> {
                throw unreadable;
            }));
            return tests.stream();
        }
        tests.add(dynamicTest(
                "has at least " + LEAST_TESTS + " tests",
                () -> assertThat(contract.examples()).hasSizeGreaterThanOrEqualTo(LEAST_TESTS)));
        tests.add(dynamicTest(
                "stands on the library's page",
                () -> assertThat(Files.readAllLines(PAGE))
                        .anySatisfy(row -> assertThat(row)
                                .startsWith("| [" + name + "](")
                                .contains("| " + contract.terms().title() + " |")
                                .contains("| " + contract.examples().size() + " |"))));
        for (ExampleResult result : Examples.run(contract, Currencies.iso())) {
            tests.add(dynamicTest(
                    result.name(),
                    () -> assertThat(result.failures()).as(file.toString()).isEmpty()));
        }
        return tests.stream();
    }

    private static Contract read(Path file) throws Exception {
        return ContractReader.read(file.toString(), Files.readString(file), Currencies.iso());
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }
}
