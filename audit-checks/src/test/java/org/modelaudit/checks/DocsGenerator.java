package org.modelaudit.checks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.modelaudit.units.UnitStudies;
import org.modelaudit.yaml.words.AuditSchema;

/**
 * Writes what the tables of factories offer into the pages that name them and into the cards of the dossier; in the pages between the comments {@code <!-- factories of
 * Attacks -->} and {@code <!-- end -->}, what they refuse for which output, and which of them is what a source names; what stands around is written by hand.
 */
final class DocsGenerator {

    static final String COMMAND = "./mvnw -q -Pdocs -pl audit-checks -am process-test-classes";

    private static final List<String> PAGES =
            List.of("explainers.md", "metrics.md", "outputs.md", "systems.md", "units.md");
    /** The cards that audit-report shows of metrics and explainers which it does not know. */
    private static final String CARDS = "../audit-report/src/main/resources/org/modelaudit/report/dossier/%s.csv";

    /** The schema of files of audits. */
    static final String SCHEMA = "../audit-checks/src/main/resources/org/modelaudit/yaml/audits-1.schema.json";

    private static final Pattern PLACE = Pattern.compile("(?s)(<!-- factories of (\\w+) -->\\n).*?(<!-- end -->)");

    private DocsGenerator() {}

    /**
     * @param arguments folder of the pages, folder of the tables' sources, and a folder for scratch
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path docs = Path.of(arguments[0]);
        for (Map.Entry<String, String> page :
                pages(docs, Path.of(arguments[1]), Path.of(arguments[2])).entrySet()) {
            Path file = docs.resolve(page.getKey());
            Files.writeString(file, page.getValue());
            out.println("Docs: " + file.toAbsolutePath().normalize());
        }
        write(out, cards(docs, "metrics"), metrics(Path.of(arguments[1]), Path.of(arguments[2])));
        write(out, cards(docs, "explainers"), explainers(Path.of(arguments[1]), Path.of(arguments[2])));
        Path schema = docs.resolve(SCHEMA);
        Files.writeString(schema, schema(Path.of(arguments[1])));
        out.println("Schema: " + schema.toAbsolutePath().normalize());
    }

    private static void write(PrintStream out, Path cards, String text) throws IOException {
        Files.writeString(cards, text);
        out.println("Cards: " + cards.toAbsolutePath().normalize());
    }

    /** The file of the cards of {@code metrics} or {@code explainers}, of a checkout whose pages lie in that folder. */
    static Path cards(Path docs, String of) {
        return docs.resolve(CARDS.formatted(of));
    }

    /** What the cards of the explainers say, as it should be: id, name of the table, and what it is. */
    static String explainers(Path sources, Path scratch) throws IOException {
        StringBuilder rows = new StringBuilder("id,kind,what\n");
        try (Examples examples = new Examples(scratch);
                CSVPrinter csv = new CSVPrinter(
                        rows,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build())) {
            FactoryDocs factories = new FactoryDocs(sources, examples);
            for (Class<?> table : Tables.ALL) {
                for (Map.Entry<String, String> explainer :
                        factories.explainers(table).entrySet()) {
                    csv.printRecord(explainer.getKey(), table.getSimpleName(), explainer.getValue());
                }
            }
        }
        return rows.toString();
    }

    /** What the cards of the metrics say, as it should be: id, family and what it measures. */
    static String metrics(Path sources, Path scratch) throws IOException {
        StringBuilder rows = new StringBuilder("id,kind,what\n");
        try (Examples examples = new Examples(scratch);
                CSVPrinter csv = new CSVPrinter(
                        rows,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build())) {
            FactoryDocs factories = new FactoryDocs(sources, examples);
            for (Class<?> table : Tables.ALL) {
                for (Map.Entry<String, String> metric : factories.metrics(table).entrySet()) {
                    csv.printRecord(metric.getKey(), family(table), metric.getValue());
                }
            }
        }
        return rows.toString();
    }

    /** As a record calls it: the package of its metrics. What a study measures is of one family, wherever it stands. */
    private static String family(Class<?> table) {
        return table == UnitStudies.class ? "study" : table.getPackageName().substring("org.modelaudit.".length());
    }

    /** The schema of files of audits, as it should be. */
    static String schema(Path sources) throws IOException {
        Map<String, String> sentences = new TreeMap<>();
        for (Class<?> table : Tables.ALL) {
            JavaSource source = JavaSource.read(sources, table.getName());
            for (Factory factory : source.factories()) {
                sentences.putIfAbsent(
                        factory.name(), JavadocSentence.of(factory, source).replace("`", ""));
            }
        }
        return AuditSchema.text(sentences);
    }

    /** The pages as they should be, by their names. */
    static Map<String, String> pages(Path docs, Path sources, Path scratch) throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        try (Examples examples = new Examples(scratch)) {
            FactoryDocs factories = new FactoryDocs(sources, examples);
            for (Class<?> table : Tables.ALL) {
                tables.put(table.getSimpleName(), factories.of(table));
            }
            tables.put("Outputs", OutputDocs.of(examples));
        }
        tables.putAll(SystemDocs.of(NamedSystem.all(), sources).pages());
        Map<String, String> pages = new TreeMap<>();
        for (String page : PAGES) {
            pages.put(page, Files.readString(docs.resolve(page)).replace("\r\n", "\n"));
        }
        return filled(pages, tables);
    }

    /**
     * Fills every place.
     *
     * @param pages text by name of the page
     * @param tables text by name of the table
     * @throws IllegalStateException if a table has no place, or a place no table
     */
    static Map<String, String> filled(Map<String, String> pages, Map<String, String> tables) {
        Map<String, String> missing = new LinkedHashMap<>(tables);
        Map<String, String> filled = new TreeMap<>();
        pages.forEach((page, text) -> filled.put(page, PLACE.matcher(text).replaceAll(place -> {
            String table = tables.get(place.group(2));
            if (table == null) {
                throw new IllegalStateException("docs/%s has a place for the table %s, which is not one of %s."
                        .formatted(page, place.group(2), String.join(", ", tables.keySet())));
            }
            missing.remove(place.group(2));
            return Matcher.quoteReplacement(place.group(1) + "\n" + table + "\n" + place.group(3));
        })));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(missing.keySet().stream()
                    .map("<!-- factories of %s --> and <!-- end -->"::formatted)
                    .collect(Collectors.joining(
                            ", ", "There is no place in %s for a table; add ".formatted(PAGES), " to one of them.")));
        }
        return filled;
    }
}
