package org.modelaudit.torch.libtorch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.torch.program.FusedAttention;

/**
 * What libtorch says when it fails, without the stacks that it prints around it.
 *
 * <p>Public for {@code torch.trace}.
 */
public final class NativeMessage {

    private static final int LENGTH = 400;

    /** The interpreter prints the program's stack first; the failure itself stands behind the last of these. */
    private static final Pattern FAILURE = Pattern.compile("^[\\w.]*(?:Error|Exception): ", Pattern.MULTILINE);

    private static final Pattern NO_DERIVATIVE = Pattern.compile("derivative for (aten::\\w+) is not implemented");

    /** Where libtorch points at the source that it does not compile. */
    private static final String POINTER = "<--- HERE";

    private static final Pattern UNKNOWN_OPERATION = Pattern.compile("Unknown builtin op: ([\\w:]+)");

    private static final Pattern WRONG_ARGUMENTS =
            Pattern.compile("^\\s*(?:Arguments for call are not valid[^\\n]*\\n[^\\n]*\\s+)?(\\w+::\\w+)[(.]");

    private NativeMessage() {}

    /** Why libtorch refused to compile a program, a phrase; empty where something else failed. */
    public static Optional<String> whyNotCompiled(Throwable failure) {
        Throwable said = failure.getCause() == null ? failure : failure.getCause();
        String message = String.valueOf(said.getMessage());
        if (!message.contains(POINTER)) {
            return Optional.empty();
        }
        Matcher unknown = UNKNOWN_OPERATION.matcher(message);
        if (unknown.find()) {
            return Optional.of("unknown operation '%s'".formatted(unknown.group(1)));
        }
        Matcher wrong = WRONG_ARGUMENTS.matcher(message);
        return Optional.of(
                wrong.find()
                        ? "unknown arguments of '%s'".formatted(wrong.group(1))
                        : message.strip().split("\n", 2)[0].replaceFirst("[.:]+$", ""));
    }

    static String shortened(Throwable e) {
        String message = String.valueOf(e.getMessage());
        int failure = FAILURE.matcher(message)
                .results()
                .mapToInt(MatchResult::end)
                .max()
                .orElse(0);
        List<String> lines = Arrays.stream(message.substring(failure).split("\n", -1))
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .filter(l -> !l.startsWith("Exception raised from") && !l.startsWith("frame #") && !l.startsWith("at "))
                .filter(l ->
                        !l.startsWith("Traceback of TorchScript") && !l.startsWith("The following operation failed"))
                .toList();
        String joined = String.join(" ", lines);
        Matcher underivable = NO_DERIVATIVE.matcher(joined);
        if (underivable.find()) {
            return noDerivative(underivable.group(1));
        }
        return joined.length() > LENGTH ? joined.substring(0, LENGTH) + "…" : joined;
    }

    /** What is said of an operation that no gradient passes. */
    public static String noDerivative(String operation) {
        return "its operation '%s' passes no gradient; %s"
                .formatted(
                        operation,
                        FusedAttention.isOperation(operation)
                                ? "export the model with torch.backends.mha.set_fastpath_enabled(False), or take an explainer that needs no gradient"
                                : "take an explainer that needs none");
    }
}
