package org.modelaudit.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.card.ModelCards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes cards of the models that a record speaks of. */
@Command(
        footer = {
            "",
            "Without an option the Markdown is printed.",
            "",
            "Examples:",
            "  modelaudit card modelaudit/model-audit.json",
            "  modelaudit card modelaudit/model-audit.json --markdown card.md --cyclonedx card.cdx.json"
        })
final class CardCommand extends CommonOptions {

    @Parameters(index = "0", paramLabel = "RECORD", description = "The record, a model-audit.json.")
    private String record = "";

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write a section for the model's card, in Markdown.")
    private @Nullable String markdown;

    @Option(
            names = "--cyclonedx",
            paramLabel = "FILE",
            description = "Write a bill of materials with a card of each model, CycloneDX 1.7.")
    private @Nullable String cycloneDx;

    @Override
    ExitCode work() {
        List<String> arguments = new ArrayList<>(List.of(record));
        add(arguments, "--markdown", markdown);
        add(arguments, "--cyclonedx", cycloneDx);
        ModelCards.main(arguments.toArray(String[]::new));
        return ExitCode.PASS;
    }
}
