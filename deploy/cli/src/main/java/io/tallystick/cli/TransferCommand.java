package io.tallystick.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code transfer}. */
@Command(
        name = "transfer",
        description = "Transfer money of the signer's organisation to another, or to itself in another ledger.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick transfer EUR 250.00 --to globex --reference invoice-17 \\",
            "      --device my-network/devices/acme/clerk.p12 --wait",
            "  tallystick transfer EUR 1000.00 --to acme --ledger-of crate-7 \\",
            "      --device my-network/devices/acme/clerk.p12",
            "",
            "A contract pays from the account in the ledger that it runs in: move money there first. What is refused, such"
                    + " as money that is not there, is on record; --wait says so."
        })
final class TransferCommand extends MoneyCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        return move("tallystick.transfer");
    }
}
