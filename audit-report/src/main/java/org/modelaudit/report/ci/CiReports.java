package org.modelaudit.report.ci;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordFile;
import org.modelaudit.report.record.RunRecord;

/**
 * Makes of a record what continuous integration reads: {@code java org.modelaudit.report.ci.CiReports RECORD OUTPUT_FOLDER [--pictures
 * none|ADDRESS] [--step-summary]}.
 *
 * <p>It is a report and no gate: it ends normally (exit code 0) whatever the verdicts are, and with a sentence (exit code 1) where there is no
 * record or nothing can be written. The gate is the test.
 */
public final class CiReports {

    /** Names of the files that are written. */
    static final String MARKDOWN = "model-audit.md";

    static final String SARIF = "model-audit.sarif";

    static final String JUNIT = "model-audit-junit.xml";

    private static final String USAGE =
            "CiReports needs the record and the output folder, and may be told --pictures none, --pictures ADDRESS and --step-summary";

    private CiReports() {}

    /**
     * Writes the files and prints their locations as the last lines.
     *
     * @param arguments the record and the folder that the files are written to; {@code --pictures} says where the pictures beside the record
     *     will be found by readers of the Markdown, which links to the files themselves unless told otherwise; {@code --step-summary} appends
     *     the Markdown without pictures to the file that {@code GITHUB_STEP_SUMMARY} names
     * @throws ConfigurationException if the record cannot be read, or a file cannot be written
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        List<String> places = new ArrayList<>();
        Optional<String> pictures = Optional.empty();
        boolean stepSummary = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--step-summary")) {
                stepSummary = true;
            } else if (!arguments[i].equals("--pictures")) {
                places.add(arguments[i]);
            } else if (++i < arguments.length) {
                pictures = Optional.of(arguments[i]);
            } else {
                throw new ConfigurationException(USAGE + ", but nothing stands behind --pictures.");
            }
        }
        if (places.size() != 2) {
            throw new ConfigurationException("%s, but got %d places.".formatted(USAGE, places.size()));
        }
        Path record = path(places.get(0));
        Path folder = path(places.get(1));
        RunRecord run = RecordFile.read(record);
        List<Path> written = write(run, record, folder, PictureLinks.of(pictures, folder, record));
        if (stepSummary) {
            StepSummary.append(
                    MarkdownSummary.of(run, PictureLinks.none()), Optional.ofNullable(System.getenv(StepSummary.NAME)));
        }
        written.forEach(file -> System.out.println(
                "Written: " + file.toAbsolutePath().normalize().toUri()));
    }

    /**
     * Writes Markdown, SARIF and JUnit's XML, all of them or none.
     *
     * @param run as it was recorded
     * @param record where
     * @param folder made where it is missing, older files are replaced
     * @return the files
     * @throws ConfigurationException if they cannot be written
     */
    static List<Path> write(RunRecord run, Path record, Path folder, PictureLinks pictures) {
        Map<String, String> files = shown(run, record, pictures);
        files.put(JUNIT, JunitReport.of(run));
        return WrittenTogether.write(folder, files);
    }

    /** Writes Markdown and SARIF into the record's folder, both or none. */
    static void besideRecord(RunRecord run, Path record, PictureLinks pictures) {
        WrittenTogether.write(record.toAbsolutePath().resolveSibling(""), shown(run, record, pictures));
    }

    /** What a run has left beside its record, by what it is; only what is there. */
    public static Map<String, Path> besides(Path record) {
        Map<String, Path> files = new LinkedHashMap<>();
        Map.of("Markdown", MARKDOWN, "SARIF", SARIF).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> files.put(each.getKey(), record.resolveSibling(each.getValue())));
        files.values().removeIf(file -> !Files.isRegularFile(file));
        return files;
    }

    private static Map<String, String> shown(RunRecord run, Path record, PictureLinks pictures) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(MARKDOWN, MarkdownSummary.of(run, pictures));
        files.put(SARIF, SarifReport.of(run, String.valueOf(record.getFileName())));
        return files;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ConfigurationException("'%s' is no path; give one.".formatted(text), e);
        }
    }
}
