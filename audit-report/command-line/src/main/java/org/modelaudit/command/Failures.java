package org.modelaudit.command;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.display.OutsideText;
import org.modelaudit.error.AuditException;
import org.modelaudit.error.NearestNames;
import org.modelaudit.report.attestation.ChangedRecordException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one sentence on standard error what went wrong.
 *
 * @param withStackTrace whether the place in the code is printed as well
 */
record Failures(boolean withStackTrace) {

    /** While a command did its work. */
    ExitCode of(Throwable trouble) {
        boolean changed = trouble instanceof ChangedRecordException;
        boolean known = changed || trouble instanceof AuditException;
        say(
                known
                        ? String.valueOf(trouble.getMessage())
                        : "Something unexpected went wrong (%s); run again with %s to see where, and report it."
                                .formatted(trouble, CommonOptions.STACKTRACE),
                trouble);
        return changed ? ExitCode.FAIL : ExitCode.TROUBLE;
    }

    /** While the command line was read. */
    ExitCode ofUsage(ParameterException trouble) {
        CommandLine line = trouble.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        String said = trouble instanceof UnmatchedArgumentException stranger
                        && !stranger.getUnmatched().isEmpty()
                ? stranger(line, name, stranger.getUnmatched().get(0))
                : String.valueOf(trouble.getMessage()).replaceFirst("\\.$", "");
        say("%s; '%s --help' shows what there is.".formatted(said, name), trouble);
        return ExitCode.WRONG_USAGE;
    }

    private static String stranger(CommandLine line, String name, String word) {
        boolean option = word.startsWith("-") && word.length() > 1;
        List<String> there = new ArrayList<>(
                option
                        ? line.getCommandSpec().optionsMap().keySet()
                        : line.getSubcommands().keySet());
        String what = option ? "option" : line.getSubcommands().isEmpty() ? "place for" : "command";
        String sentence = "'%s' has no %s '%s'".formatted(name, what, word);
        return there.isEmpty()
                ? sentence
                : "%s, the nearest is '%s'"
                        .formatted(
                                sentence,
                                NearestNames.of(word.replaceFirst("=.*", ""), there)
                                        .get(0));
    }

    @SuppressWarnings("SystemOut")
    private void say(String sentence, Throwable trouble) {
        System.err.println(OutsideText.visible(sentence));
        if (withStackTrace) {
            trouble.printStackTrace();
        }
    }
}
