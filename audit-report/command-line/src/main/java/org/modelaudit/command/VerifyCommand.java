package org.modelaudit.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.attestation.VerifyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what became of a record. */
@Command(
        footer = {
            "",
            "Every change is a line; with one the command ends with 1.",
            "",
            "Examples:",
            "  modelaudit verify modelaudit/model-audit.json --key public.pem",
            "  modelaudit verify records --key public.pem     a folder with a chain of signatures",
            "  modelaudit verify modelaudit/model-audit.json  unsigned: whether record and pictures hang together"
        })
final class VerifyCommand extends CommonOptions {

    @Parameters(index = "0", paramLabel = "RECORD", description = "The record, or a folder with a chain of them.")
    private String subject = "";

    @Option(names = "--key", paramLabel = "FILE", description = "PEM file with the public key.")
    private @Nullable String key;

    @Override
    ExitCode work() {
        List<String> arguments = new ArrayList<>(List.of(subject));
        if (key != null) {
            arguments.add(key);
        }
        VerifyRecord.main(arguments.toArray(String[]::new));
        return ExitCode.PASS;
    }
}
