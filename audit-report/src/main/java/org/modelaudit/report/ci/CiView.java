package org.modelaudit.report.ci;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordView;
import org.modelaudit.report.record.RunRecord;

/**
 * Shows a run when it has ended: in the terminal, and as Markdown and SARIF beside its record. JUnit's XML is left to the build, which writes
 * its own.
 *
 * <p>Found by {@link java.util.ServiceLoader}; nobody needs to call it. {@code modelaudit.progress} {@code none} keeps the terminal quiet.
 */
public final class CiView implements RecordView {

    private static final String STEP_SUMMARY = "modelaudit.report.step-summary";

    private static final String PICTURES = "modelaudit.report.pictures";

    @Override
    public void show(RunRecord run, Path record, Function<String, Optional<String>> parameters) {
        Function<String, Optional<String>> environment = name -> Optional.ofNullable(System.getenv(name));
        boolean quiet = parameters
                .apply("modelaudit.progress")
                .filter(style -> style.strip().equalsIgnoreCase("none"))
                .isPresent();
        if (!quiet) {
            say(RunSummary.lines(run, record, Window.of(environment)));
        }
        Path folder = Optional.ofNullable(record.toAbsolutePath().getParent()).orElseThrow();
        CiReports.besideRecord(run, record, PictureLinks.of(parameters.apply(PICTURES), folder, record));
        if (isAsked(parameters)) {
            StepSummary.append(MarkdownSummary.of(run, PictureLinks.none()), environment.apply(StepSummary.NAME));
        }
    }

    private static boolean isAsked(Function<String, Optional<String>> parameters) {
        String text = parameters.apply(STEP_SUMMARY).orElse("false").strip();
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new ConfigurationException(
                        "%s must be true or false, but is '%s'.".formatted(STEP_SUMMARY, text));
        };
    }

    @SuppressWarnings("SystemOut")
    private static void say(List<String> lines) {
        if (!lines.isEmpty()) {
            System.out.println(String.join(System.lineSeparator(), lines));
        }
    }
}
