package org.modelaudit.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command takes. */
@Command(sortOptions = false, abbreviateSynopsis = true)
abstract class CommonOptions implements Callable<Integer> {

    static final String STACKTRACE = "--stacktrace";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 100,
            description = "Show this and end.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    @Option(
            names = STACKTRACE,
            order = 101,
            description = "Print where trouble comes from as well, for those who know the code.")
    @SuppressWarnings("UnusedVariable")
    private boolean stacktrace;

    @Override
    public final Integer call() {
        return work().number();
    }

    /**
     * Does the work.
     *
     * @throws org.modelaudit.error.AuditException if something keeps it from being done
     */
    abstract ExitCode work();
}
