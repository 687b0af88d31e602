package io.tallystick.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code issue}. */
@Command(
        name = "issue",
        description = "Issue money of a currency, signed by a member of its issuer.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick issue EUR 5000.00 --to acme \\",
            "      --device my-network/devices/bank/teller.p12 --wait",
            "",
            "network.yaml says who issues which currency: `tallystick network init --currency`."
        })
final class IssueCommand extends MoneyCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        return move("tallystick.issue");
    }
}
