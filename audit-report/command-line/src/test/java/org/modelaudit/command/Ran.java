package org.modelaudit.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * What a command ended with and printed.
 *
 * @param code that the process would end with
 * @param out what was printed
 * @param err what was complained about
 */
record Ran(ExitCode code, String out, String err) {

    /** Runs a command in this process. */
    static Ran of(Object... arguments) {
        return doing(() -> ModelAudit.execute(
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new)));
    }

    /** Does work in this process. */
    static Ran doing(Supplier<ExitCode> work) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Properties before = (Properties) System.getProperties().clone();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            ExitCode code = work.get();
            return new Ran(code, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setProperties(before);
        }
    }

    /** What was complained about, without the end of the line. */
    String sentence() {
        return err.strip();
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
