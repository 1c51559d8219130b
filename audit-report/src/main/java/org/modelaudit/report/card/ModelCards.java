package org.modelaudit.report.card;

import java.util.Set;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.CommandLine;
import org.modelaudit.report.record.RecordFile;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.WrittenFile;

/**
 * Writes cards of the models that a run audited: {@code java org.modelaudit.report.card.ModelCards RECORD [--markdown FILE] [--cyclonedx
 * FILE]}.
 */
public final class ModelCards {

    private static final String MARKDOWN = "--markdown";
    private static final String CYCLONEDX = "--cyclonedx";

    private static final String USAGE = """
            ModelCards RECORD [--markdown FILE] [--cyclonedx FILE]
              RECORD            model-audit.json, as a run of audits wrote it
              --markdown FILE   a section for the model's card, in Markdown
              --cyclonedx FILE  a bill of materials with a card of each model, CycloneDX 1.7
            Without an option the Markdown goes to the terminal.""";

    private ModelCards() {}

    /**
     * Writes the cards and prints where they lie.
     *
     * @param arguments the record, and files to write
     * @throws ConfigurationException if the record cannot be read or a file cannot be written
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        if (CommandLine.asksForHelp(arguments)) {
            System.out.println(USAGE);
            return;
        }
        CommandLine line = CommandLine.of(USAGE, Set.of(MARKDOWN, CYCLONEDX), arguments);
        if (line.places().size() != 1) {
            throw new ConfigurationException("One record is needed, but got %d places; the command is %s"
                    .formatted(line.places().size(), USAGE));
        }
        RunRecord run = RecordFile.read(line.places().get(0));
        if (line.options().isEmpty()) {
            System.out.print(MarkdownCard.of(run));
        }
        line.option(MARKDOWN)
                .ifPresent(file -> System.out.println(
                        "Model card: " + WrittenFile.write("The model card", file, MarkdownCard.of(run))));
        line.option(CYCLONEDX)
                .ifPresent(file -> System.out.println("CycloneDX: "
                        + WrittenFile.write("The bill of materials", file, CycloneDxCard.of(run) + "\n")));
    }
}
