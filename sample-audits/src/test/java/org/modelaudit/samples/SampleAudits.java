package org.modelaudit.samples;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Verdict;
import org.modelaudit.report.html.Reports;
import org.modelaudit.result.AuditResult;

/**
 * Runs the sample audits, tells how each model fared, and makes the report and the dossier.
 *
 * <p>Ends normally although the Clever Hans fails: that is what the samples are here to show.
 */
public final class SampleAudits {

    private SampleAudits() {}

    /**
     * @param arguments folder for Allure's results, which is emptied first, and folder for their page; the record, and folder for the
     *     dossier
     */
    public static void main(String[] arguments) throws IOException {
        delete(Path.of(arguments[0]));
        System.setProperty("allure.results.directory", arguments[0]);
        System.setProperty("modelaudit.record", arguments[2]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Class<?> audits : List.of(HonestModelAudit.class, CleverHansAudit.class)) {
            print(AuditRun.of(audits), out);
        }
        out.println();
        Reports.main(arguments);
    }

    private static void print(AuditRun run, PrintStream out) {
        if (run.results().isEmpty()) {
            run.summary().printFailuresTo(new PrintWriter(out, true, StandardCharsets.UTF_8));
            throw new IllegalStateException("No audit ran to its end; the reasons stand above.");
        }
        AuditResult any = run.results().get(0);
        out.printf(
                "%n%s names %s of the shapes and passes %d of %d audits%n",
                any.model().file(),
                Numbers.percent(any.accuracy().orElseThrow()),
                run.summary().getTestsSucceededCount(),
                run.summary().getTestsFoundCount());
        for (AuditResult result : run.results()) {
            out.printf(
                    "  %-12s  %s%n", result.status(), result.identity().title().replace('_', ' '));
            result.verdicts().forEach(verdict -> out.printf("                %s%n", sentence(verdict)));
        }
    }

    private static String sentence(Verdict verdict) {
        Double estimate = verdict.estimate();
        return "%s: %s".formatted(verdict.requirement(), estimate == null ? "undefined" : Numbers.plain(estimate));
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
