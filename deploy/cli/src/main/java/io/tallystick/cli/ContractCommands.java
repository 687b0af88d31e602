package io.tallystick.cli;

import picocli.CommandLine.Command;

/** {@code contract}: write, check, test and try contracts, and run them on a network. */
@Command(
        name = "contract",
        description = "Write, check and test contracts, try them on recorded data, and run them on a network.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ContractNew.class,
            ContractLint.class,
            ContractTest.class,
            ContractSimulate.class,
            ContractDiff.class,
            ContractExplain.class,
            ContractSign.class,
            ContractDeploy.class,
            ContractRetire.class,
            ContractOpen.class,
            ContractMigrate.class,
            ContractAcknowledge.class,
            ContractList.class,
            ContractInstances.class,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract new --list",
            "  tallystick contract lint cover.yaml",
            "  tallystick contract deploy cover.yaml --org acme --org globex",
            "",
            "How: docs/how-to/write-a-contract.md, docs/how-to/run-a-contract.md"
        })
final class ContractCommands {
    private ContractCommands() {}
}
