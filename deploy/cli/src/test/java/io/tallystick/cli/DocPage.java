package io.tallystick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fenced blocks of a page, in its order: {@code ```yaml room.yaml} is a file's content, {@code ```sh} is to be run,
 * {@code ```sh LABEL} is to be run where what it needs is there, without a language it is what is to be seen.
 */
public record DocPage(List<Block> blocks) {
    public static final Path ROOT = Path.of(System.getProperty("tallystick.root"));
    private static final Pattern FENCE =
            Pattern.compile("^ *```(\\w*) ?(\\S*)\\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);

    /** One block; the name is a file's, or a label, or empty. */
    public record Block(String language, String name, String text) {}

    public static DocPage read(String path) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher fences = FENCE.matcher(Files.readString(ROOT.resolve(path)));
        while (fences.find()) {
            String text = fences.group(3).stripTrailing().stripIndent() + "\n";
            blocks.add(new Block(fences.group(1), fences.group(2), text));
        }
        return new DocPage(List.copyOf(blocks));
    }

    public List<Block> ofLanguage(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** The lines of the blocks of a language that begin so, in their order, without that beginning. */
    public List<String> lines(String language, String beginning) {
        return ofLanguage(language).stream()
                .filter(block -> block.name().isEmpty())
                .flatMap(block -> block.text().lines())
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    public void writeFiles(Path folder) throws IOException {
        for (Block block : blocks) {
            if (!block.name().isEmpty() && !block.language().equals("sh")) {
                Files.writeString(folder.resolve(block.name()), block.text());
            }
        }
    }
}
