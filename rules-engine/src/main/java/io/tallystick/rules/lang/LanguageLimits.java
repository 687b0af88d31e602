package io.tallystick.rules.lang;

import io.tallystick.yaml.YamlRules;
import java.time.Duration;

/** The bounds of a contract's text; each far above what a person writes, and small enough to be read in no time. */
final class LanguageLimits {
    /** Of a contract file, in bytes: it must fit into an envelope with its signatures. */
    static final int MAX_FILE_BYTES = 48 * 1024;

    /** Of nested lists and mappings. */
    static final int MAX_DEPTH = 16;

    static final YamlRules YAML = new YamlRules(MAX_FILE_BYTES, MAX_DEPTH, false);

    /** Errors that are told at most: the first is what matters, hundreds help nobody. */
    static final int MAX_ERRORS = 20;

    /** Items of a list, or names of one kind. */
    static final int MAX_ITEMS = 256;

    /** Of a name, in characters. */
    static final int MAX_NAME = 64;

    /** The longest duration: timers and windows beyond it are mistakes. */
    static final Duration MAX_DURATION = Duration.ofDays(36_525);

    private LanguageLimits() {}
}
