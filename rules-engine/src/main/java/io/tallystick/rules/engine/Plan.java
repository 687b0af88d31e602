package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;

final class Plan {
    final Contract contract;

    Plan(Contract c) {
        contract = c;
    }
}
