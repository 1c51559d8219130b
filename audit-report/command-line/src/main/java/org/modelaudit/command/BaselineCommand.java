package org.modelaudit.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs audits and records all their values as what later runs are compared with. */
@Command(
        footer = {
            "",
            "Concerns requirements that say noWorseThanBaseline. They cannot be decided yet, which is no trouble here; commit",
            "what is written, and the next run compares.",
            "",
            "Examples:",
            "  modelaudit baseline signs.audit.yaml",
            "  modelaudit baseline audits --baselines released"
        })
final class BaselineCommand extends AuditsCommand {

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            description = "Folder of the baselines: the setting modelaudit.baselines unless said otherwise.")
    private @Nullable Path baselines;

    @Override
    ExitCode work() {
        AuditRun run = AuditRun.of(places());
        System.setProperty("modelaudit.baseline", "record");
        if (baselines != null) {
            System.setProperty("modelaudit.baselines", baselines.toString());
        }
        ExitCode code = run.execute(folder()::prepare);
        return code == ExitCode.INCONCLUSIVE ? ExitCode.PASS : code;
    }
}
