package io.tallystick.contracts;

import io.tallystick.rules.contract.Contract;

/** Reads contract texts. */
interface ContractTexts {
    /**
     * The checked contract.
     *
     * @param name by which errors name the text
     * @throws RefusedException if it does not parse or check
     */
    Contract read(String name, String source) throws RefusedException;
}
