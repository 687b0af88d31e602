package io.tallystick.contracts;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migration;

/** Reads contract texts. */
interface ContractTexts {
    /**
     * The checked contract.
     *
     * @param name by which errors name the text
     * @throws RefusedException if it does not parse or check
     */
    Contract read(String name, String source) throws RefusedException;

    /**
     * How a contract takes over the instances of another version.
     *
     * @throws RefusedException if what it says of that does not fit
     */
    Migration migration(Contract from, Contract to) throws RefusedException;
}
