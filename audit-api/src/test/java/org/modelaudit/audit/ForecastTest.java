package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.modelaudit.gate.Threshold.atLeast;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.gate.Judge;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.StreamThread;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SampleSummary;
import org.modelaudit.testing.Console;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;
import org.opentest4j.TestAbortedException;

class ForecastTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");

    private static final AuditSettings DRY =
            AuditSettings.from(name -> Optional.of("true").filter(any -> name.equals("modelaudit.dry-run")));

    @TempDir
    Path folder;

    @Test
    void a_short_audit_says_nothing_and_a_long_one_how_long() {
        Forecast forecast = forecast(audit(40, atLeast(0.4)));

        assertThat(forecast.ofLong(1.7, probe(8, 0.5))).isEmpty();
        assertThat(forecast.ofLong(120, probe(8, 0.5)))
                .containsExactly("title: about 80 minutes on this machine, 120 s a picture after the first 8");
    }

    @Test
    void an_early_stop_says_how_many_pictures_it_needs_if_all_are_as_the_first() {
        Audit far = audit(400, atLeast(0.2).withConfidence(0.95).stoppingEarly());
        Audit near = audit(400, atLeast(0.49).withConfidence(0.95).stoppingEarly());

        assertThat(forecast(far).of(2, probe(8, 0.5)).get(1))
                .matches(
                        "title: were all pictures as the first 8, the verdict would need some (16|32|48) of 400, about .*");
        assertThat(forecast(near).of(2, probe(8, 0.5)))
                .contains("title: were all pictures as the first 8, even all 400 would not decide it");
    }

    @Test
    void the_number_that_it_needs_is_that_of_a_look_or_of_all_whatever_the_size_of_the_set() {
        List<AuditSample> all = DrawnSet.of(folder, 70).samples();
        Set<String> told = new TreeSet<>();
        for (int size = 17; size <= 70; size++) {
            AuditSet set = AuditSet.of("set", all.subList(0, size));
            for (double bound = 0.05; bound < 0.5; bound += 0.05) {
                Audit audit = audit(set, atLeast(bound).withConfidence(0.95).stoppingEarly());

                String line = assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () -> forecast(audit).of(2, probe(8, 0.5)).get(1));

                assertThat(line)
                        .matches(
                                ".* (would need (all %d|some (16|32|48|64) of %d, about .*)|even all %d would not decide it)"
                                        .formatted(size, size, size));
                told.add(line.replaceAll(".* (would need \\w+ \\d+|even all \\d+).*", "$1"));
            }
        }
        // All 17 and all 70 do not decide it at the bounds that need them, so that is what is said of these.
        assertThat(told)
                .contains("would need some 16", "would need some 32", "even all 17", "even all 70")
                .filteredOn(words -> words.startsWith("would need all"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    void a_set_that_is_too_small_for_an_interval_is_not_said_to_be_enough(int pictures) {
        Audit few = audit(pictures, atLeast(0.2).withConfidence(0.95).stoppingEarly());

        assertThat(forecast(few).of(2, probe(4, 0.5)))
                .contains(
                        "title: were all pictures as the first 4, even all %d would not decide it".formatted(pictures));
    }

    @Test
    void what_hangs_on_which_pictures_they_are_is_not_guessed() {
        Audit audit = audit(40, atLeast(0.2).withConfidence(0.95).stoppingEarly());
        Audit sliced =
                audit.on(audit.data(), List.of(audit.requirements().get(0).inEachSlice(List.of("class"))));

        assertThat(forecast(sliced).of(2, probe(8, 0.5)).get(1)).contains("cannot be told from the first");
    }

    @Test
    void a_dry_run_judges_and_reports_nothing_and_looks_at_five_pictures() {
        List<AuditResult> reported = new ArrayList<>();
        FakeExplainer maps = FakeExplainer.centred();
        AuditSet images = DrawnSet.of(folder, 12);
        Audit audit = new Audit(
                new AuditIdentity("id", "title", "", ""),
                FakeModel.small(),
                images,
                maps,
                List.of(new Requirement(SCORE, atLeast(0.4))));
        AuditRunner runner =
                new AuditRunner(DRY, new ExplanationCache(), List.of((result, evidence) -> reported.add(result)));

        assertThatThrownBy(() -> runner.run(audit))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("'title' was planned and not run, because of modelaudit.dry-run.");
        assertThat(maps.asked()).hasValue(5);
        assertThat(reported).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "4, true"})
    void a_dry_run_looks_on_a_thread_like_that_of_the_run(int streams, boolean onStream) {
        List<Boolean> looked = new ArrayList<>();
        FakeMetric where = SCORE.giving(sample -> {
            looked.add(StreamThread.runsThis());
            return Outcome.value(0.5);
        });

        assertThatThrownBy(
                        () -> new AuditRunner(DRY, new ExplanationCache(), List.of()).run(sideBySide(streams, where)))
                .isInstanceOf(TestAbortedException.class);
        assertThat(looked).hasSize(5).containsOnly(onStream);
    }

    @Test
    void streams_beyond_the_cores_make_no_run_shorter() {
        double each = 0.05;
        FakeMetric slow = SCORE.giving(sample -> {
            try {
                Thread.sleep((long) (each * 1000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Outcome.value(0.5);
        });
        List<String> said = Console.of(() -> assertThatThrownBy(
                        () -> new AuditRunner(DRY, new ExplanationCache(), List.of()).run(sideBySide(1000, slow)))
                .isInstanceOf(TestAbortedException.class));

        Matcher told = Pattern.compile("(\\S+) s a picture after the first 5").matcher(String.join("\n", said));
        assertThat(told.find()).isTrue();
        assertThat(Double.parseDouble(told.group(1)))
                .isGreaterThanOrEqualTo(each / Math.min(12, Runtime.getRuntime().availableProcessors()) - 1e-3);
    }

    @ParameterizedTest
    @CsvSource({"1000, 12, 12", "1000, 0, 1", "2, 12, 2", "1, 12, 1", "2, 1, 1"})
    void no_more_streams_work_than_there_are_chunks_of_pictures(int streams, int pictures, int working) {
        assertThat(new PictureStreams<>(DRY, "title", 1, streams).atOnce(pictures))
                .isEqualTo(working);
    }

    @Test
    void a_dry_run_that_is_interrupted_says_so_and_leaves_its_thread_interrupted() {
        Audit audit = sideBySide(4, SCORE);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new AuditRunner(DRY, new ExplanationCache(), List.of()).run(audit))
                .isInstanceOf(AuditInterruptedException.class)
                .hasMessage("The audit 'title' was interrupted while it was planned; run it again.");
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.2, 1 s", "59.6, 60 s", "1380, 23 minutes", "8280, 2.3 hours", "354240, 4.1 days"})
    void a_duration_has_two_digits_that_matter(double seconds, String words) {
        assertThat(Forecast.duration(seconds)).isEqualTo(words);
    }

    private Audit sideBySide(int streams, FakeMetric metric) {
        return new Audit(
                new AuditIdentity("id", "title", "", ""),
                new Telling.AModel("model") {
                    @Override
                    public int streams() {
                        return streams;
                    }
                },
                DrawnSet.of(folder, 12),
                FakeExplainer.centred(),
                List.of(new Requirement(metric, atLeast(0.4))));
    }

    private static Forecast forecast(Audit audit) {
        Judge judge = new Judge(audit.requirements(), false, Map.of());
        return new Forecast(audit, judge::verdicts, 42);
    }

    private static Scoreboard probe(int count, double mean) {
        Scoreboard probe = new Scoreboard(List.<Metric>of(SCORE));
        probe.book(IntStream.range(0, count)
                .mapToObj(i -> new SampleRow(
                        AuditSample.of(i + ".png", Path.of(i + ".png")),
                        null,
                        new SampleSummary(i + ".png", OptionalInt.empty(), null, -1, new TreeMap<>()),
                        List.of(Outcome.value(mean + (i % 2 == 0 ? 0.1 : -0.1)))))
                .toList());
        return probe;
    }

    private Audit audit(int pictures, Threshold threshold) {
        return audit(DrawnSet.of(folder, pictures), threshold);
    }

    private static Audit audit(AuditSet images, Threshold threshold) {
        return new Audit(
                new AuditIdentity("id", "title", "", ""),
                FakeModel.small(),
                images,
                FakeExplainer.centred(),
                List.of(new Requirement(SCORE, threshold)));
    }
}
