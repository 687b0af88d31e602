package io.tallystick.yaml;

/**
 * What a format takes of YAML. Aliases and a second document are never taken.
 *
 * @param maxBytes of the file, inclusive, at least 1
 * @param maxDepth of nested lists and mappings, inclusive, at least 1
 * @param anchorsAndTags whether a value may carry an anchor (which nothing can refer to) or a tag
 */
public record YamlRules(int maxBytes, int maxDepth, boolean anchorsAndTags) {
    /** @throws IllegalArgumentException if a limit is below 1 */
    public YamlRules {
        if (maxBytes < 1 || maxDepth < 1) {
            throw new IllegalArgumentException("want limits of at least 1, got " + maxBytes + " and " + maxDepth);
        }
    }
}
