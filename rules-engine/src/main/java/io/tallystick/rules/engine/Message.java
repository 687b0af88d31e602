package io.tallystick.rules.engine;

import java.util.Map;

/**
 * What a contract on another subject says.
 *
 * @param name of the message, as its sender calls it
 * @param contract the sender's contract
 * @param fromSubject the subject that the sender runs on
 * @param content as that of a {@link Document}
 */
public record Message(String name, String contract, String fromSubject, Map<String, Object> content) {}
