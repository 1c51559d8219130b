package org.modelaudit.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.attestation.KeyFile;
import org.modelaudit.report.ci.CiReports;
import org.modelaudit.report.coverage.RequirementsFile;
import org.modelaudit.report.dossier.Dossier;
import org.modelaudit.report.html.AllureHtml;
import org.modelaudit.report.html.Reports;
import org.modelaudit.report.record.RecordFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes everything again that can be made of a record. */
@Command(
        footer = {
            "",
            "'modelaudit run' makes them by itself; a run of Maven or Gradle leaves the record alone.",
            "",
            "Examples:",
            "  modelaudit report target/modelaudit/model-audit.json --results target/allure-results",
            "  modelaudit report modelaudit/model-audit.json --requirements requirements.csv --out for-the-auditor"
        })
final class ReportCommand extends CommonOptions {

    @Parameters(index = "0", paramLabel = "RECORD", description = "The record, a model-audit.json.")
    private String record = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "modelaudit-report",
            description = "Folder to write to: ${DEFAULT-VALUE} unless said otherwise.")
    private Path out = Path.of("");

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Allure's results of the same run, of which a page with pictures is made.")
    private @Nullable String results;

    @Option(
            names = "--requirements",
            paramLabel = "FILE",
            description = "The team's requirements, CSV with the columns id, text and clause.")
    private @Nullable String requirements;

    @Option(
            names = "--before",
            paramLabel = "RECORD",
            description = "An earlier record; the dossier says what changed since.")
    private @Nullable String before;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "PEM file of a public key; the dossier says whether it proves the record's signature.")
    private @Nullable String key;

    @Option(
            names = "--font",
            paramLabel = "FILE",
            description = "TrueType font for characters that the PDF has no glyph for otherwise; may be given again.")
    private List<Path> fonts = List.of();

    @Override
    ExitCode work() {
        requireFiles();
        Path folder = OutputFolder.of(out).path();
        Path pages = folder.resolve("dossier");
        List<String> dossier = new ArrayList<>(List.of(record, pages.toString()));
        add(dossier, "--requirements", requirements);
        add(dossier, "--before", before);
        add(dossier, "--key", key);
        fonts.forEach(font -> dossier.add(font.toString()));
        Path report = folder.resolve("report");
        if (results != null) {
            AllureHtml.main(results, report.toString());
        }
        Dossier.main(dossier.toArray(String[]::new));
        if (results != null) {
            Reports.linkDossier(report, pages);
        }
        CiReports.main(record, folder.resolve("ci").toString());
        return ExitCode.PASS;
    }

    /** Reads what was named before anything is made of the first of it. */
    private void requireFiles() {
        RecordFile.read(Path.of(record));
        if (before != null) {
            RecordFile.read(Path.of(before));
        }
        if (requirements != null) {
            RequirementsFile.read(Path.of(requirements));
        }
        if (key != null) {
            KeyFile.read(Path.of(key));
        }
        if (results != null) {
            AllureHtml.requireResults(Path.of(results));
        }
    }
}
