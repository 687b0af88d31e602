package io.tallystick.cli;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.ContractSourceException;
import io.tallystick.rules.money.Currencies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Contracts in files. */
final class ContractFiles {
    /** More than any contract may have: the reader says how many it takes. */
    private static final int MAX_BYTES = 1024 * 1024;

    private ContractFiles() {}

    /**
     * A contract, checked.
     *
     * @throws ContractSourceException if it is none
     */
    static Contract read(Path file, Currencies currencies) throws IOException, ContractSourceException {
        byte[] bytes = Inputs.read(file, MAX_BYTES);
        String text;
        try {
            // What is not UTF-8 must not be replaced: the hash is that of the file.
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CliException(Exit.USAGE, file + ": want a contract in UTF-8, got other bytes", e);
        }
        return ContractReader.read(file.toString(), text, currencies);
    }

    /** A contract for a command that wants a good one: what is wrong with it ends the command. */
    static Contract require(Path file, Currencies currencies) throws IOException {
        try {
            return read(file, currencies);
        } catch (ContractSourceException e) {
            throw new CliException(Exit.USAGE, "no contract:\n" + e.getMessage(), e);
        }
    }
}
