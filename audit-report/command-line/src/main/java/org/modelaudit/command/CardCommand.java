package org.modelaudit.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.card.CycloneDxCard;
import org.modelaudit.report.record.RecordFile;
import org.modelaudit.report.record.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model card of a record. */
@Command(
        footer = {
            "",
            "Examples:",
            "  modelaudit card modelaudit/model-audit.json > card.cdx.json",
            "  modelaudit card modelaudit/model-audit.json --out card.cdx.json"
        })
final class CardCommand extends CommonOptions {

    @Parameters(index = "0", paramLabel = "RECORD", description = "The record, a model-audit.json.")
    private Path record = Path.of("");

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "File to write to; printed unless said.")
    private @Nullable Path out;

    @Override
    @SuppressWarnings("SystemOut")
    ExitCode work() {
        String card = CycloneDxCard.of(RecordFile.read(record));
        if (out == null) {
            System.out.println(card);
        } else {
            try {
                WholeFile.write(out, file -> file.write(card.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw OutputFolder.refused(out, e);
            }
            System.out.println("Card: " + OutputFolder.link(out));
        }
        return ExitCode.PASS;
    }
}
