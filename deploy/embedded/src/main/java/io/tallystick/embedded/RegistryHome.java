package io.tallystick.embedded;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folder into which the build unpacks the schema registry's program.
 *
 * <p>Looked for, in this order: where the system property {@value #PROPERTY} says, and only there if it is set; under the
 * checkout that the system property {@value #ROOT_PROPERTY} names; beside the classes or jar of this module.
 */
final class RegistryHome {
    /** System property that names the folder. */
    static final String PROPERTY = "tallystick.registry.home";
    /** System property that names the folder of the checkout. */
    static final String ROOT_PROPERTY = "tallystick.root";

    private static final String RUNNER = "apicurio-registry-app-*-runner.jar";

    private RegistryHome() {}

    /** The runner jar, beside which its libraries are. */
    static Path runner() {
        Set<Path> candidates = candidates();
        for (Path folder : candidates) {
            List<Path> found = runnersIn(folder);
            if (found.size() == 1) {
                return found.get(0);
            }
            if (found.size() > 1) {
                throw new EmbeddedServiceException("schema registry: several programs in " + folder + ": " + found
                        + "; delete the folder and build again");
            }
        }
        throw new EmbeddedServiceException("schema registry: no " + RUNNER + " in " + candidates
                + "; build it with 'mvn -pl deploy/embedded process-resources', or set the system property " + PROPERTY
                + " to the folder that has it");
    }

    private static Set<Path> candidates() {
        Set<Path> candidates = new LinkedHashSet<>();
        String home = System.getProperty(PROPERTY);
        if (home != null) {
            candidates.add(Path.of(home).toAbsolutePath());
            return candidates;
        }
        String root = System.getProperty(ROOT_PROPERTY);
        if (root != null) {
            candidates.add(
                    Path.of(root, "deploy", "embedded", "target", "apicurio").toAbsolutePath());
        }
        try {
            Path ours = Path.of(RegistryHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            candidates.add(ours.resolveSibling("apicurio"));
        } catch (URISyntaxException e) {
            throw new EmbeddedServiceException(
                    "schema registry: cannot tell where this program lies: " + e.getMessage(), e);
        }
        return candidates;
    }

    private static List<Path> runnersIn(Path folder) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, RUNNER)) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new EmbeddedServiceException("schema registry: cannot read " + folder + ": " + e.getMessage(), e);
        }
        return found;
    }
}
