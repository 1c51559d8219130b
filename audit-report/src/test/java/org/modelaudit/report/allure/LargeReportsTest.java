package org.modelaudit.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Box;
import org.modelaudit.image.Picture;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.report.LargeAudit;
import org.modelaudit.report.ci.CiReports;
import org.modelaudit.report.compare.CompareRecords;
import org.modelaudit.report.dossier.Dossier;
import org.modelaudit.report.dossier.DossierOptions;
import org.modelaudit.report.html.AllureHtml;
import org.modelaudit.report.record.RecordReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.Evidence.Exhibit;

/**
 * An audit of 2,000 photographs under ten metrics, each with a bound and a baseline: what every report takes beyond the audit. Runs on request,
 * {@code -Dmodelaudit.large=true}, with a heap of 300 MB. Time is the processor's, of all threads of the process, because a machine that does
 * something else makes the clock on the wall say anything.
 */
@EnabledIfSystemProperty(named = "modelaudit.large", matches = "true")
class LargeReportsTest {

    private static final LargeAudit AUDIT = new LargeAudit(2_000, 10, 20);
    private static final int SIDE = 224;
    private static final double NANOS = 1e9;
    private static final double MOST_SECONDS = 20;
    private static final int MOST_BYTES = 5_000_000;
    private static final Pattern PICTURES = Pattern.compile("data:image/[a-z]+;base64,[A-Za-z0-9+/=]+");

    private static final Pattern ALLURE_FILE = Pattern.compile("d\\('([^']+)','[^']*'\\)");

    @TempDir
    private Path folder;

    private double seconds;

    private static double processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / NANOS;
    }

    private interface Step {
        void run() throws IOException;
    }

    private void measured(String what, Step step) throws IOException {
        double start = processor();
        step.run();
        double took = processor() - start;
        seconds += took;
        System.out.printf("%-40s %5.1f s%n", what, took);
    }

    /** Hard to pack, as photographs are. */
    private static Exhibit photograph(String id) {
        int[] rgb = new int[SIDE * SIDE];
        float[] noise = SampleRandom.normal(1, id, 0, 1, rgb.length);
        for (int i = 0; i < rgb.length; i++) {
            int grey = Math.max(0, Math.min(255, (int) (128 + 60 * Math.sin(i % SIDE / 9.0) + 12 * noise[i])));
            rgb[i] = (grey << 16) | ((grey / 2) << 8) | (255 - grey);
        }
        float[] heat = SampleRandom.normal(2, id, 0, 1, 49);
        return new Exhibit(
                Picture.of(SIDE, SIDE, rgb),
                Explanation.of(new Prediction(0, 0.9), 0, new Heatmap(7, 7, heat)),
                List.of(new Box(20, 30, 120, 160)),
                Optional.empty());
    }

    /** Of one audit: what one reporter draws, the next one has. */
    private static Evidence photographs() {
        Map<Object, Object> made = new HashMap<>();
        return new Evidence() {
            @Override
            public <T> T once(Object what, Class<T> type, Supplier<T> maker) {
                return type.cast(made.computeIfAbsent(what, any -> maker.get()));
            }

            @Override
            public Optional<Exhibit> exhibit(String sampleId) {
                return Optional.of(photograph(sampleId));
            }
        };
    }

    /**
     * The characters of Allure's page without its pictures.
     *
     * @param ours those of what audits put into it, or those of Allure itself
     */
    private int allurePage(boolean ours) throws IOException {
        Matcher file = ALLURE_FILE.matcher(Files.readString(folder.resolve("page/index.html")));
        int length = 0;
        while (file.find()) {
            boolean picture = file.group(1).matches(".*\\.(png|jpg)");
            length += picture ? 0 : file.group().length();
        }
        return ours ? length : (int) Files.size(folder.resolve("page/index.html")) - allureFiles();
    }

    private int allureFiles() throws IOException {
        Matcher file = ALLURE_FILE.matcher(Files.readString(folder.resolve("page/index.html")));
        return file.results().mapToInt(found -> found.group().length()).sum();
    }

    private Path record(String name) {
        return folder.resolve(name).resolve("model-audit.json");
    }

    private void recorded(String name, AuditResult result, Evidence evidence) {
        Function<String, Optional<String>> parameters = parameter -> switch (parameter) {
            case "modelaudit.record" -> Optional.of(record(name).toString());
            default -> Optional.empty();
        };
        RecordReporter reporter = new RecordReporter();
        reporter.begin(parameters);
        reporter.report(result, evidence);
        reporter.end();
    }

    private void allure(AuditResult result, Evidence evidence) {
        Path results = folder.resolve("results");
        AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        lifecycle.scheduleTestCase(
                new TestResult().setUuid("t").setName("large").setFullName("large"));
        lifecycle.startTestCase("t");
        new AllureReporter(lifecycle, results).report(result, evidence);
        lifecycle.stopTestCase("t");
        lifecycle.writeTestCase("t");
    }

    private static long withoutPictures(Path page) throws IOException {
        return PICTURES.matcher(Files.readString(page)).replaceAll("").length();
    }

    @Test
    void all_reports_are_written_in_twenty_seconds_and_stay_small() throws IOException {
        AuditResult before = AUDIT.result("before");
        AuditResult now = AUDIT.result("now");
        recorded("before", before, photographs());
        Evidence evidence = photographs();

        measured("record, Markdown, SARIF, terminal", () -> recorded("now", now, evidence));
        measured("Allure's results", () -> allure(now, evidence));
        measured("Allure's page", () -> AllureHtml.generate(folder.resolve("results"), folder.resolve("page")));
        measured("dossier, HTML and PDF/A-3", () -> dossier(true));
        measured(
                "JUnit's XML",
                () -> CiReports.main(
                        record("now").toString(), folder.resolve("ci").toString()));
        measured(
                "comparison",
                () -> CompareRecords.compare(
                        record("before"),
                        record("now"),
                        folder.resolve("compare"),
                        Map.of("org.example.LargeAudit.before", "org.example.LargeAudit.now")));

        System.out.printf(
                "%-40s %5.1f s of processor time, %d MiB of heap at most%n",
                "all of %d pictures, %d metrics".formatted(AUDIT.samples(), AUDIT.metrics()),
                seconds,
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf(
                "without pictures: dossier %d KB, comparison %d KB, Allure %d KB and %d KB of its own%n",
                withoutPictures(folder.resolve("dossier/dossier.html")) / 1000,
                withoutPictures(folder.resolve("compare/compare.html")) / 1000,
                allurePage(true) / 1000,
                allurePage(false) / 1000);
        assertThat(allurePage(true)).isLessThan(MOST_BYTES);
        assertThat(seconds).isLessThan(MOST_SECONDS);
        assertThat(withoutPictures(folder.resolve("dossier/dossier.html"))).isLessThan(MOST_BYTES);
        assertThat(withoutPictures(folder.resolve("compare/compare.html"))).isLessThan(MOST_BYTES);
    }

    private void dossier(boolean pdf) throws IOException {
        Dossier made = Dossier.generate(record("now"), folder.resolve("dossier"), DossierOptions.NONE);
        assertThat(made.document() != null).isEqualTo(pdf);
    }
}
