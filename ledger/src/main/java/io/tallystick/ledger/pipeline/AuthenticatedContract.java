package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.entry.ActivationEntry;
import io.tallystick.ledger.envelope.SignedEnvelope;

/** An organisation's word on a contract. Its payload is whatever the organisation signed: the contracts read it. */
public final class AuthenticatedContract extends AuthenticatedControl {
    private final ContractSubject contract;

    AuthenticatedContract(SignedEnvelope envelope, ContractSubject contract) {
        super(envelope);
        this.contract = contract;
    }

    /** The contract that it is about. */
    public ContractSubject contract() {
        return contract;
    }

    @Override
    LedgerStep step() {
        return new LedgerStep.Activate(new ActivationEntry(envelope().sharedBytes()), this);
    }
}
