package org.modelaudit.command;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.report.compare.CompareRecords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two records. */
@Command(
        footer = {
            "",
            "A comparison is a report and no gate: it ends with 0 whatever became worse.",
            "",
            "Examples:",
            "  modelaudit compare old/model-audit.json new/model-audit.json",
            "  modelaudit compare old.json new.json --audit HonestModelAudit=NextModelAudit --out worse"
        })
final class CompareCommand extends CommonOptions {

    @Parameters(index = "0", paramLabel = "OLD", description = "The older record, a model-audit.json.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer record.")
    private String after = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "modelaudit-compared",
            description = "Folder for compare.html and compare.md: ${DEFAULT-VALUE} unless said otherwise.")
    private String out = "";

    @Option(
            names = "--audit",
            paramLabel = "A=B",
            description =
                    "Compare audit or class A of the older record with B of the newer one, and nothing else; may be given again.")
    private List<String> named = List.of();

    @Override
    ExitCode work() {
        List<String> arguments = new ArrayList<>(List.of(before, after, out));
        named.forEach(pair -> arguments.addAll(List.of("--audit", pair)));
        CompareRecords.main(arguments.toArray(String[]::new));
        return ExitCode.PASS;
    }
}
