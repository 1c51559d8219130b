package org.modelaudit.command;

import java.io.PrintStream;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs audits that are YAML files. */
@Command(
        footer = {
            "",
            "DIR then holds model-audit.json (the record), report/index.html, dossier/dossier.html and .pdf,",
            "model-audit.md and .sarif, and the ledger by which a second run computes nothing twice.",
            "",
            "Examples:",
            "  modelaudit run signs.audit.yaml",
            "  modelaudit run audits --out results --set profile=quick",
            "  modelaudit run signs.audit.yaml --dry-run",
            "  modelaudit run signs.audit.yaml --format junit > junit.xml"
        })
final class RunCommand extends AuditsCommand {

    @Option(
            names = "--dry-run",
            description =
                    "Declare and check every audit, tell its mistakes, its passes and the time that it would take, and run none.")
    private boolean dryRun;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description =
                    "What is printed: TEXT, or else MARKDOWN, SARIF, JUNIT or JSON (the record) at the end, and everything else on standard error.")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(
            names = "--no-report",
            description = "Leave the report and the dossier out; 'modelaudit report' makes them later.")
    private boolean noReport;

    @Override
    ExitCode work() {
        AuditRun run = AuditRun.of(places());
        if (dryRun) {
            set();
            System.setProperty("modelaudit.dry-run", "true");
            return run.plan();
        }
        RunFolder folder = folder();
        PrintStream out = format.begin();
        ExitCode code = run.execute(folder::prepare);
        if (Files.isRegularFile(folder.record())) {
            if (!noReport) {
                folder.report();
            }
            format.end(folder.record(), out);
        }
        return code;
    }
}
