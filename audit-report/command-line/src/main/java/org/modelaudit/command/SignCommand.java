package org.modelaudit.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.attestation.SignRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a record. */
@Command(
        footer = {
            "",
            "A key, private and public half in one file, is made by",
            "  openssl genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout >> key.pem",
            "",
            "Examples:",
            "  modelaudit sign modelaudit/model-audit.json --key key.pem",
            "  modelaudit sign new/model-audit.json --key key.pem --after old/model-audit.intoto.jsonl"
        })
final class SignCommand extends CommonOptions {

    @Parameters(index = "0", paramLabel = "RECORD", description = "The record, a model-audit.json.")
    private String record = "";

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "PEM file with the private key, and the public one.")
    private String key = "";

    @Option(
            names = "--after",
            paramLabel = "ENVELOPE",
            description = "The signature of the record before, which the chain goes on from.")
    private @Nullable String previous;

    @Override
    ExitCode work() {
        List<String> arguments = new ArrayList<>(List.of(record, key));
        if (previous != null) {
            arguments.add(previous);
        }
        SignRecord.main(arguments.toArray(String[]::new));
        return ExitCode.PASS;
    }
}
