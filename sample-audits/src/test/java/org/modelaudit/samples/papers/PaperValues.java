package org.modelaudit.samples.papers;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.MetricScale;
import org.modelaudit.gate.PairedAnalysis;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Statistic;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.record.WholeFile;

/** One value a picture of every explainer under every metric; kept in a CSV file, so that a table is made again without measuring. */
final class PaperValues {

    /** Confidence of every interval that is printed, and of a step that is looked at by itself. */
    static final double LEVEL = 0.95;

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("net", "set", "place", "explainer", "metric", "picture", "value", "measured")
            .setSkipHeaderRecord(true)
            .setRecordSeparator('\n')
            .build();

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final Clock clock;

    PaperValues() {
        this(Clock.systemUTC());
    }

    /**
     * @param clock that tells on which day a value is measured
     */
    PaperValues(Clock clock) {
        this.clock = clock;
    }

    /**
     * Where values belong.
     *
     * @param cell net, pictures and place in the net
     * @param explainer its name for people
     * @param metric its {@link PaperMetric#name()}
     */
    private record Key(PaperCell cell, String explainer, String metric) {}

    /**
     * What was measured in one go.
     *
     * @param measured its day
     * @param values by picture
     */
    private record Entry(LocalDate measured, Map<String, Double> values) {

        Entry(LocalDate measured) {
            this(measured, new LinkedHashMap<>());
        }
    }

    /** Says that every picture is looked at there from now on, be there no value of any. */
    void start(PaperCell cell, String explainer, PaperMetric metric) {
        entry(cell, explainer, metric);
    }

    private Entry entry(PaperCell cell, String explainer, PaperMetric metric) {
        return entries.computeIfAbsent(new Key(cell, explainer, metric.name()), any -> new Entry(LocalDate.now(clock)));
    }

    /** Keeps a value; an outcome without one counts only by being missing. */
    void put(PaperCell cell, String explainer, PaperMetric metric, String picture, Outcome outcome) {
        Entry entry = entry(cell, explainer, metric);
        if (outcome instanceof Outcome.Value value) {
            entry.values.put(picture, value.value());
        }
    }

    /** Whether anything was measured there, be it undefined. */
    boolean has(PaperCell cell, String explainer, PaperMetric metric) {
        return entries.containsKey(new Key(cell, explainer, metric.name()));
    }

    /** The cells in which a metric was measured of an explainer. */
    List<PaperCell> cells(String explainer, PaperMetric metric) {
        return entries.keySet().stream()
                .filter(key -> key.explainer.equals(explainer) && key.metric.equals(metric.name()))
                .map(Key::cell)
                .toList();
    }

    /** Values by picture. */
    Map<String, Double> of(PaperCell cell, String explainer, PaperMetric metric) {
        Entry entry = entries.get(new Key(cell, explainer, metric.name()));
        return entry == null ? Map.of() : entry.values;
    }

    /** When it was measured, for example {@code 2026-11-29 to 2026-11-30}. */
    String days() {
        List<LocalDate> days = entries.values().stream()
                .map(Entry::measured)
                .distinct()
                .sorted()
                .toList();
        return switch (days.size()) {
            case 0 -> "no day";
            case 1 -> days.get(0).toString();
            default -> days.get(0) + " to " + days.get(days.size() - 1);
        };
    }

    OptionalDouble mean(PaperCell cell, String explainer, PaperMetric metric) {
        return of(cell, explainer, metric).values().stream()
                .mapToDouble(Double::doubleValue)
                .average();
    }

    /** Mean with its interval, or a dash; for example {@code 0.59 [0.55, 0.64]}. */
    String text(PaperCell cell, String explainer, PaperMetric metric) {
        List<SampleResult> results = new ArrayList<>();
        of(cell, explainer, metric).forEach((id, value) -> results.add(new SampleResult(id, Outcome.value(value))));
        Finding finding = new Finding(metric.metric(), results, 1);
        return finding.estimate(Statistic.mean())
                .map(mean -> number(mean)
                        + finding.interval(Statistic.mean(), LEVEL)
                                .map(found -> " [%s, %s]".formatted(number(found.low()), number(found.high())))
                                .orElse(""))
                .orElse("–");
    }

    static String number(double value) {
        return Double.isNaN(value)
                ? "–"
                : String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }

    /** 1 where the second explainer is shown to be better than the first on the same pictures, -1 where worse, else 0. */
    int better(PaperCell cell, String worse, String better, PaperMetric metric, double level) {
        PairedAnalysis analysis = new PairedAnalysis(MetricScale.of(metric.metric()), worse, level);
        PairedComparison found = compared(analysis, cell, worse, better, metric);
        return analysis.isGain(found) ? 1 : analysis.isLoss(found) ? -1 : 0;
    }

    /** By how much the second is better on average on the pictures of both, shown or not; 0 where there are none. */
    double meanGain(PaperCell cell, String worse, String better, PaperMetric metric) {
        MetricScale scale = MetricScale.of(metric.metric());
        return scale.gain(compared(new PairedAnalysis(scale, worse, LEVEL), cell, worse, better, metric)
                .difference());
    }

    private PairedComparison compared(
            PairedAnalysis analysis, PaperCell cell, String worse, String better, PaperMetric metric) {
        return analysis.compare(of(cell, worse, metric), of(cell, better, metric), List.of())
                .whole();
    }

    /** In place of what was written before, which is there whole until this is. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, out -> print(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    private void print(Writer out) throws IOException {
        CSVPrinter csv = new CSVPrinter(out, FORMAT);
        csv.printRecord((Object[]) FORMAT.getHeader());
        for (Map.Entry<Key, Entry> one : entries.entrySet()) {
            Key key = one.getKey();
            LocalDate measured = one.getValue().measured;
            // An empty row says that it was measured, should no picture have a value.
            print(csv, key, "", "", measured);
            for (Map.Entry<String, Double> value : one.getValue().values.entrySet()) {
                print(csv, key, value.getKey(), value.getValue(), measured);
            }
        }
        csv.flush();
    }

    private static void print(CSVPrinter csv, Key key, String picture, Object value, LocalDate measured)
            throws IOException {
        csv.printRecord(
                key.cell.net(), key.cell.set(), key.cell.place(), key.explainer, key.metric, picture, value, measured);
    }

    /**
     * @param file that was written before, or is not there
     * @param clock for what is measured from now on
     */
    static PaperValues read(Path file, Clock clock) throws IOException {
        PaperValues read = new PaperValues(clock);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                for (CSVRecord row : FORMAT.parse(reader)) {
                    if (!row.isConsistent()) {
                        throw new IllegalStateException(
                                "'%s' does not say in line %d when it was measured; delete it to measure anew."
                                        .formatted(file, row.getRecordNumber() + 1));
                    }
                    PaperCell cell = new PaperCell(row.get("net"), row.get("set"), row.get("place"));
                    Entry entry = read.entries.computeIfAbsent(
                            new Key(cell, row.get("explainer"), row.get("metric")),
                            any -> new Entry(LocalDate.parse(row.get("measured"))));
                    if (!row.get("picture").isEmpty()) {
                        entry.values.put(row.get("picture"), Double.valueOf(row.get("value")));
                    }
                }
            }
        }
        return read;
    }
}
