package org.modelaudit.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    /** Hands an option on to a class of the product that takes its arguments as text, if it was given. */
    static void add(List<String> arguments, String option, @Nullable String value) {
        if (value != null) {
            arguments.addAll(List.of(option, value));
        }
    }
}
