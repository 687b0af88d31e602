package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every page can be reached from the index, and no link leads to nothing. */
class DocsTest {
    private static final Path DOCS = DocPage.ROOT.resolve("docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(#[^)\\s]*)?\\)");

    @Test
    void index_followingLinks_reachesEveryPage() throws IOException {
        Set<Path> reached = new TreeSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(DOCS.resolve("README.md")));
        while (!next.isEmpty()) {
            Path page = next.pop();
            if (reached.add(page)) {
                targets(page).stream()
                        .filter(target -> target.startsWith(DOCS) && isPage(target))
                        .forEach(next::push);
            }
        }
        assertThat(pages(DOCS))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(reached)
                        .as("pages that links of docs/README.md lead to")
                        .contains(page));
    }

    @Test
    void links_ofEveryPage_leadToFilesThatAreThere() throws IOException {
        List<Path> pages = Stream.concat(
                        pages(DOCS).stream(),
                        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(DocPage.ROOT::resolve))
                .toList();
        for (Path page : pages) {
            assertThat(targets(page))
                    .as("links of %s", DocPage.ROOT.relativize(page))
                    .allSatisfy(target -> assertThat(target).exists());
        }
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(DocsTest::isPage).sorted().toList();
        }
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".md");
    }

    /** The files and folders that a page links to. */
    private static List<Path> targets(Path page) throws IOException {
        Matcher links = LINK.matcher(Files.readString(page));
        return links.results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .map(link -> page.resolveSibling(link).normalize())
                .toList();
    }
}
