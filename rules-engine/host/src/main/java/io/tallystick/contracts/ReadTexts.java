package io.tallystick.contracts;

import io.tallystick.contracts.wording.HostWording;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.ContractSourceException;
import io.tallystick.rules.money.Currencies;

/** Reads contract texts as their authors write them, with a network's currencies. */
final class ReadTexts implements ContractTexts {
    private final Currencies currencies;

    ReadTexts(Currencies currencies) {
        this.currencies = currencies;
    }

    @Override
    public Contract read(String name, String source) throws RefusedException {
        try {
            return ContractReader.read(name, source, currencies);
        } catch (ContractSourceException e) {
            // The words of an error get better from version to version; an outcome's must stay, or nobody could replay
            // it.
            throw new RefusedException(RefusalCode.DOES_NOT_CHECK, HostWording.DOES_NOT_CHECK);
        }
    }

    @Override
    public Migration migration(Contract from, Contract to) throws RefusedException {
        try {
            return ContractReader.migration(to.identity().name(), to, from, currencies);
        } catch (ContractSourceException e) {
            throw new RefusedException(
                    RefusalCode.DOES_NOT_CHECK,
                    HostWording.DOES_NOT_FIT,
                    from.identity().version());
        }
    }
}
