package org.modelaudit.command;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modelaudit.command.Subcommand.Unmade;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The whole command line. Of its commands only the one that is called for is made, so that {@code --help} is there at once. */
@Command(
        name = ModelAudit.NAME,
        description = "Audits what an image classifier looks at: on the very file that will be deployed.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = ModelAudit.Version.class,
        footer = {
            "",
            "Examples:",
            "  modelaudit run signs.audit.yaml          audits, with a record, a dossier and a report",
            "  modelaudit layers model.pt2              where a map can be asked for",
            "  modelaudit explain model.pt2 pictures    heatmaps over pictures",
            "  modelaudit help run                      what a command takes, with examples"
        })
final class ModelAudit implements Runnable {

    static final String NAME = "modelaudit";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    @SuppressWarnings("UnusedVariable")
    private boolean version;

    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    private ModelAudit() {}

    /** Does what the arguments say. */
    static ExitCode execute(String... arguments) {
        Failures failures = new Failures(Arrays.asList(arguments).contains(CommonOptions.STACKTRACE));
        try {
            int number = of(List.of(arguments), failures).execute(arguments);
            return Arrays.stream(ExitCode.values())
                    .filter(code -> code.number() == number)
                    .findFirst()
                    .orElse(ExitCode.TROUBLE);
        } catch (RuntimeException | Error e) {
            return failures.of(e);
        }
    }

    private static CommandLine of(List<String> arguments, Failures failures) {
        CommandLine all = new CommandLine(new ModelAudit());
        for (Subcommand command : Subcommand.values()) {
            all.addSubcommand(
                    command.word(), arguments.contains(command.word()) ? command.made() : new Unmade(command).line());
        }
        all.addSubcommand("help", new HelpCommand());
        all.setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(110)
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler(
                        (exception, line, result) -> failures.of(exception).number())
                .setParameterExceptionHandler(
                        (exception, any) -> failures.ofUsage(exception).number());
        return all;
    }

    /** Without a command there is nothing to do, which no script should take for success. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), "A command is missing");
    }

    /** The version that the jar names. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = ModelAudit.class.getPackage().getImplementationVersion();
            return new String[] {"ModelAudit " + (version == null ? "of a folder of classes" : version)};
        }
    }
}
