package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract new}. */
@Command(
        name = "new",
        description = "Begin a contract with one of the library.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract new --list",
            "  tallystick contract new cold-chain-escrow --out my-contract.yaml"
        })
final class ContractNew implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "TEMPLATE", description = "Its name, or field/name.")
    private String template;

    @Option(names = "--list", description = "List the templates.")
    private boolean list;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to be made; default TEMPLATE.yaml here.")
    private Path out;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException {
        if (list == (template != null)) {
            throw new CliException(Exit.USAGE, "want a template or --list, got " + (list ? "both" : "neither"));
        }
        if (list) {
            listTemplates();
            return Exit.HOLDS;
        }
        String found = find();
        String file = ContractLibrary.contractFile(found);
        Path target = out == null ? Path.of(file) : out;
        try {
            Files.writeString(target, ContractLibrary.text(found, file), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CliException(
                    Exit.USAGE, target + " exists already: name another file with --out, or remove it first", e);
        }
        console.print(
                Json.object("template", found, "file", target),
                target + ": " + found + "\nNext: tallystick contract test " + target);
        return Exit.HOLDS;
    }

    private void listTemplates() {
        List<Object> all = new ArrayList<>();
        Map<String, List<String>> templates = ContractLibrary.templates();
        int width = templates.keySet().stream().mapToInt(String::length).max().orElse(0);
        for (Map.Entry<String, List<String>> entry : templates.entrySet()) {
            String name = entry.getKey();
            String title = title(ContractLibrary.text(name, ContractLibrary.contractFile(name)));
            if (console.json()) {
                all.add(Json.object("template", name, "title", title, "files", entry.getValue()));
            } else {
                console.out().println(name + " ".repeat(width - name.length() + 2) + title);
            }
        }
        if (console.json()) {
            console.out().println(Json.line(all));
        }
    }

    /** What the file says of itself in one line. */
    private static String title(String text) {
        return text.lines()
                .filter(line -> line.startsWith("title:"))
                .map(line -> line.substring("title:".length()).strip())
                .map(line -> line.replaceAll("^[\"']|[\"']$", ""))
                .findFirst()
                .orElse("");
    }

    private String find() {
        List<String> found = ContractLibrary.templates().keySet().stream()
                .filter(name -> name.equals(template) || name.endsWith("/" + template))
                .toList();
        if (found.size() != 1) {
            throw new CliException(
                    Exit.USAGE,
                    "template \"" + template + "\": "
                            + (found.isEmpty()
                                    ? "there is none; see `tallystick contract new --list`"
                                    : "want one of " + String.join(", ", found)));
        }
        return found.get(0);
    }
}
