package org.modelaudit.report.compare;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.PicturesInPage;
import org.modelaudit.report.record.RecordFile;

/**
 * Compares two records: {@code java org.modelaudit.report.compare.CompareRecords OLD/model-audit.json NEW/model-audit.json OUTPUT [--audit
 * A=B]…}.
 *
 * <p>A comparison is a report and no gate: it ends normally (exit code 0) whatever became worse, and with a sentence (exit code 1) only where
 * there is nothing to compare or nothing can be written. The gate is {@code noWorseThanBaseline()}.
 */
public final class CompareRecords {

    private static final String USAGE =
            "CompareRecords needs the old record, the new record and the output directory, and may be told by --audit A=B which audit of the old record is which of the new one";

    private CompareRecords() {}

    /**
     * Compares and prints the locations as the last lines, {@code Comparison: file:///…/compare.html} and {@code Table:
     * file:///…/compare.md}.
     *
     * @param arguments the old record, the new one, and the directory that both files are written to; {@code --audit A=B} anywhere among
     *     them, as often as needed, names an audit of the old record and the one of the new record that it is compared with, or two classes of
     *     audits whose methods are the same. Then only what is named is compared
     * @throws ConfigurationException if a record cannot be read, a name is unknown, or the files cannot be written
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        List<String> places = new ArrayList<>();
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].equals("--audit")) {
                places.add(arguments[i]);
            } else if (++i < arguments.length) {
                name(arguments[i], named);
            } else {
                throw new ConfigurationException(USAGE + ", but nothing stands behind --audit.");
            }
        }
        if (places.size() != 3) {
            throw new ConfigurationException("%s, but got %d places.".formatted(USAGE, places.size()));
        }
        Path page = compare(path(places.get(0)), path(places.get(1)), path(places.get(2)), named);
        System.out.println("Comparison: " + location(page));
        System.out.println("Table: " + location(page.resolveSibling(WrittenComparison.TABLE)));
    }

    /**
     * Compares two records.
     *
     * @param before the old one
     * @param after the new one
     * @param output directory for {@code compare.html} and {@code compare.md}; made where it is missing, older files are replaced
     * @param named an audit of the new record by that of the old one, or a class of audits by another; where there are any, only these are
     *     compared
     * @return the page
     * @throws ConfigurationException if a record cannot be read, a name is unknown, or the files cannot be written
     */
    public static Path compare(Path before, Path after, Path output, Map<String, String> named) {
        RecordComparison comparison = RecordComparison.of(RecordFile.read(before), RecordFile.read(after), named);
        PicturesInPage pictures = new PicturesInPage();
        String page = ComparisonPage.html(
                comparison, new RecordedSheets(before, pictures), new RecordedSheets(after, pictures));
        return WrittenComparison.write(output, page, pictures, ComparisonMarkdown.text(comparison));
    }

    private static void name(String pair, Map<String, String> named) {
        int middle = pair.indexOf('=');
        if (middle < 1 || middle == pair.length() - 1) {
            throw new ConfigurationException(
                    "--audit needs two audits, as A=B, but got '%s'; give the id in the old record, '=' and the id in the new one."
                            .formatted(pair));
        }
        named.put(pair.substring(0, middle), pair.substring(middle + 1));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ConfigurationException("'%s' is no path; give one.".formatted(text), e);
        }
    }

    private static String location(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }
}
