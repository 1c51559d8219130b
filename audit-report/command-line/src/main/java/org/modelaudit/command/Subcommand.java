package org.modelaudit.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands, in the order of the help. */
enum Subcommand {
    RUN("run", "Run audits that are YAML files."),
    EXPLAIN("explain", "Lay heatmaps over pictures."),
    LAYERS("layers", "Show the tree of a model's layers with their shapes."),
    BASELINE("baseline", "Run audits and keep what they found as the baseline."),
    REPORT("report", "Make the dossier and the files for continuous integration of a record."),
    COMPARE("compare", "Show what became worse between two records."),
    SIGN("sign", "Sign a record."),
    VERIFY("verify", "Say what of a record was changed since it was signed."),
    COVERAGE("coverage", "Show which requirements of a team records speak of."),
    CARD("card", "Make cards of the models that a record speaks of.");

    private final String word;
    private final String description;

    Subcommand(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /** As it is typed. */
    String word() {
        return word;
    }

    /** The command with all its options. */
    CommandLine made() {
        CommandLine line = new CommandLine(command());
        line.getCommandSpec()
                .name(word)
                .usageMessage()
                .description(description)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        return line;
    }

    /** Only this one's class is loaded. */
    private Callable<Integer> command() {
        return switch (this) {
            case RUN -> new RunCommand();
            case EXPLAIN -> new ExplainCommand();
            case LAYERS -> new LayersCommand();
            case BASELINE -> new BaselineCommand();
            case REPORT -> new ReportCommand();
            case COMPARE -> new CompareCommand();
            case SIGN -> new SignCommand();
            case VERIFY -> new VerifyCommand();
            case COVERAGE -> new CoverageCommand();
            case CARD -> new CardCommand();
        };
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(String.valueOf(code.number()), code.meaning());
        }
        return codes;
    }

    /** A command of which nothing but its line in the list of commands is asked for: none of its classes is loaded. */
    record Unmade(Subcommand command) {

        CommandLine line() {
            CommandSpec spec = CommandSpec.create().name(command.word);
            spec.usageMessage().description(command.description);
            return new CommandLine(spec);
        }
    }
}
