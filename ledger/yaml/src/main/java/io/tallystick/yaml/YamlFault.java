package io.tallystick.yaml;

/** Why a text could not be read to nodes. */
public enum YamlFault {
    /** More bytes than the rules allow; the detail is how many there are. */
    TOO_LARGE,
    /** A byte that is no UTF-8. */
    NOT_UTF8,
    /** No document, or only comments. */
    EMPTY,
    /** Not YAML 1.2; the detail is the parser's word for it. */
    NOT_YAML,
    /** A second document. */
    SECOND_DOCUMENT,
    /** Deeper than the rules allow. */
    TOO_DEEP,
    /** {@code *name}. */
    ALIAS,
    /** {@code &name}. */
    ANCHOR,
    /** {@code !name}. */
    TAG
}
