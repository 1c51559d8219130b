package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Threshold.atLeast;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.PictureDisclosure;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

class AuditRunnerTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");

    @TempDir
    Path folder;

    private final ExplanationCache cache = new ExplanationCache();
    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.withDamage(folder, 5);
    }

    @Test
    void results_stand_in_the_sets_order_whatever_became_of_each_sample() {
        FakeExplainer flatForTwo = FakeExplainer.giving(sample -> sample.id().equals("2.png")
                ? new Heatmap(1, 2, new float[] {1, 1})
                : new Heatmap(1, 2, new float[] {0, 1}));

        AuditResult result = run(flatForTwo, SCORE, 4);

        assertThat(result.verdicts().get(0).finding().results())
                .extracting(SampleResult::sampleId)
                .containsExactlyElementsOf(
                        images.samples().stream().map(sample -> sample.id()).toList());
        assertThat(outcome(result, "2.png")).isEqualTo(Outcome.undefined("the heatmap is constant"));
        assertThat(outcome(result, "damaged.png")).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome(result, "4.png")).isEqualTo(Outcome.value(0.5));
    }

    @Test
    void the_size_of_the_batch_changes_no_result() {
        FakeMetric byName = SCORE.giving(s -> Outcome.value(s.sample().id().charAt(0) / 128.0));
        List<List<SampleResult>> results = new ArrayList<>();
        for (int batch : new int[] {1, 2, 7, 32}) {
            results.add(run(FakeExplainer.centred(), byName, batch)
                    .verdicts()
                    .get(0)
                    .finding()
                    .results());
        }

        assertThat(results).allMatch(results.get(0)::equals);
    }

    @Test
    void an_interrupted_audit_says_so_judges_nothing_and_leaves_its_thread_interrupted() {
        FakeExplainer interrupts = FakeExplainer.giving(sample -> {
            if (sample.id().equals("2.png")) {
                Thread.currentThread().interrupt();
            }
            return new Heatmap(1, 2, new float[] {0, 1});
        });

        assertThatThrownBy(() -> run(interrupts, SCORE, 1))
                .isInstanceOf(AuditInterruptedException.class)
                .hasMessageMatching(
                        "The audit 'title' was interrupted after at most \\d of 6 pictures and judges none of them;"
                                + " run it again\\.");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_second_audit_of_the_same_pictures_explains_nothing_again() {
        FakeExplainer explainer = FakeExplainer.centred();
        run(explainer, SCORE, 4);
        run(explainer, FakeMetric.named("other"), 4);

        assertThat(explainer.asked()).hasValue(5);
    }

    @Test
    void a_picture_is_explained_again_under_another_id_by_which_random_numbers_are_drawn() {
        FakeExplainer explainer = FakeExplainer.centred();
        run(explainer, SCORE, 4);
        images = AuditSet.of(
                "renamed",
                images.samples().stream()
                        .map(sample -> AuditSample.of("new " + sample.id(), sample.file())
                                .withClass(0, "cat"))
                        .toList());

        run(explainer, SCORE, 4);

        assertThat(explainer.asked()).hasValue(10);
    }

    @Test
    void so_is_one_that_became_another_under_its_name() throws IOException {
        FakeExplainer explainer = FakeExplainer.centred();
        run(explainer, SCORE, 4);
        BufferedImage other = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        other.setRGB(0, 0, 0xFFFFFF);
        ImageIO.write(other, "png", folder.resolve("3.png").toFile());

        run(explainer, SCORE, 4);

        assertThat(explainer.asked()).hasValue(6);
    }

    @Test
    void a_metric_without_a_meaning_on_the_model_is_refused_before_anything_is_explained() {
        FakeExplainer explainer = FakeExplainer.centred();
        Audit audit = new Audit(
                new AuditIdentity("id", "title", "", ""),
                FakeModel.small(),
                images,
                explainer,
                List.of(new Requirement(new Meaningless(), atLeast(0.1))));

        assertThatThrownBy(() -> new AuditRunner(settings(4), cache, List.of()).run(audit))
                .isInstanceOf(ModelException.class)
                .hasMessage("Meaningless has no meaning for a fake.");
        assertThat(explainer.asked()).hasValue(0);
    }

    @Test
    void explainers_and_metrics_are_shown_as_many_pictures_as_the_model_takes_together_whatever_the_batch() {
        for (int group : new int[] {1, 4}) {
            for (int batch : new int[] {1, 3, 8}) {
                List<String> shown = new ArrayList<>();
                Audit audit = new Audit(
                        new AuditIdentity("id", "title", "", ""),
                        FakeModel.small().taking(group),
                        images,
                        new Watching(shown),
                        List.of(new Requirement(new WatchingMetric(shown), atLeast(0.1))));

                AuditResult result = new AuditRunner(settings(batch), new ExplanationCache(), List.of()).run(audit);

                assertThat(shown).isNotEmpty().allMatch(line -> line.endsWith(" " + group));
                assertThat(result.verdicts().get(0).finding().results())
                        .extracting(SampleResult::sampleId)
                        .containsExactlyElementsOf(
                                images.samples().stream().map(AuditSample::id).toList());
            }
        }
    }

    @Test
    void an_explainer_that_leaves_a_sample_out_is_refused() {
        Explainer forgetful = new Forgetful();

        assertThatThrownBy(() -> run(forgetful, SCORE, 4))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'forgetful/test@1' answered 0 of 1 samples");
    }

    @Test
    void a_reporter_sees_the_result_and_may_look_at_single_pictures() {
        List<Evidence.Exhibit> seen = new ArrayList<>();
        AuditReporter reporter = (result, evidence) -> {
            seen.add(evidence.exhibit("3.png").orElseThrow());
            assertThat(evidence.exhibit("damaged.png")).isEmpty();
            assertThatThrownBy(() -> evidence.exhibit("nobody.png")).hasMessageContaining("nobody.png");
        };

        new AuditRunner(settings(4), cache, List.of(reporter)).run(audit(FakeExplainer.centred(), SCORE));

        assertThat(seen).singleElement().satisfies(exhibit -> {
            assertThat(exhibit.picture().width()).isEqualTo(8);
            assertThat(exhibit.boxes()).containsExactly(new Box(2, 2, 6, 6));
        });
    }

    @Test
    void a_reporter_gets_no_more_of_a_picture_than_may_be_shown() {
        List<Evidence.Exhibit> sharp = new ArrayList<>();
        List<Evidence.Exhibit> blurred = new ArrayList<>();
        AuditReporter any = (result, evidence) -> {
            assertThat(result.environment()).doesNotContainKey(PictureDisclosure.FACT);
            sharp.add(evidence.exhibit("3.png").orElseThrow());
        };
        AuditReporter careful = (result, evidence) -> {
            assertThat(evidence.disclosure()).isEqualTo(PictureDisclosure.BLURRED);
            assertThat(result.environment()).containsEntry(PictureDisclosure.FACT, "blurred");
            blurred.add(evidence.exhibit("3.png").orElseThrow());
        };
        AuditReporter blind = (result, evidence) -> {
            assertThat(result.environment()).containsEntry(PictureDisclosure.FACT, "none");
            assertThat(evidence.exhibit("3.png")).isEmpty();
            assertThatThrownBy(() -> evidence.exhibit("nobody.png")).hasMessageContaining("nobody.png");
        };

        Audit audit = audit(FakeExplainer.centred(), SCORE);
        AuditResult shown = new AuditRunner(settings(4), cache, List.of(any)).run(audit);
        AuditResult hidden = new AuditRunner(showing(PictureDisclosure.BLURRED), cache, List.of(careful)).run(audit);
        new AuditRunner(showing(PictureDisclosure.NONE), cache, List.of(blind)).run(audit);

        assertThat(hidden.verdicts()).isEqualTo(shown.verdicts());
        assertThat(blurred)
                .singleElement()
                .satisfies(exhibit -> assertThat(exhibit.picture())
                        .isEqualTo(sharp.get(0).picture().blurred()));
    }

    private static AuditSettings showing(PictureDisclosure pictures) {
        return AuditSettings.from(name -> switch (name) {
            case "modelaudit.pictures" -> Optional.of(pictures.word());
            case "modelaudit.progress" -> Optional.of("none");
            default -> Optional.empty();
        });
    }

    @Test
    void a_reporter_that_fails_does_not_hide_a_violation_but_fails_an_audit_that_would_pass() {
        AuditReporter broken = (result, evidence) -> {
            throw new IllegalStateException("the disk is full");
        };
        AuditRunner runner = new AuditRunner(settings(4), cache, List.of(broken));
        FakeMetric low = SCORE.giving(sample -> Outcome.value(0.01));

        assertThat(runner.run(audit(FakeExplainer.centred(), low)).status()).isEqualTo(Status.FAIL);
        AuditSet sound = images.where(sample -> !sample.id().startsWith("damaged"));
        Audit passing = new Audit(
                new AuditIdentity("id", "title", "", ""),
                FakeModel.small(),
                sound,
                FakeExplainer.centred(),
                List.of(new Requirement(SCORE, atLeast(0.1))));
        assertThatThrownBy(() -> runner.run(passing)).hasMessage("the disk is full");
    }

    @Test
    void only_what_was_really_written_is_named() {
        boolean[] broken = {false};
        AuditReporter reporter = new AuditReporter() {
            @Override
            public void report(AuditResult result, Evidence evidence) {
                if (broken[0]) {
                    throw new IllegalStateException("the disk is full");
                }
            }

            @Override
            public Optional<String> whereToRead() {
                return Optional.of("the wall holds pictures");
            }
        };
        AuditReporter silent = (result, evidence) -> {};
        AuditSession session = new AuditSession("test", "test", false, settings(4), cache, List.of(silent, reporter));
        assertThat(session.written()).isEmpty();

        session.run(audit(FakeExplainer.centred(), SCORE));
        assertThat(session.written()).containsExactly("the wall holds pictures");

        broken[0] = true;
        session.run(audit(FakeExplainer.centred(), SCORE.giving(sample -> Outcome.value(0.01))));
        assertThat(session.written()).isEmpty();
    }

    @Test
    void runs_of_different_seeds_share_no_explanation() {
        FakeExplainer explainer = FakeExplainer.centred();
        List<Integer> asked = new ArrayList<>();
        for (long seed : new long[] {42, 7, 42}) {
            AuditSettings seeded = new AuditSettings(4, seed, Progress.Style.NONE);
            new AuditSession("test", "test", false, seeded, cache, List.of()).run(audit(explainer, SCORE));
            asked.add(explainer.asked().get());
        }

        assertThat(asked.get(1)).isEqualTo(2 * asked.get(0));
        assertThat(asked.get(2)).isEqualTo(asked.get(1));
    }

    @Test
    void the_result_says_what_it_was_made_with() {
        AuditResult result = run(FakeExplainer.centred(), SCORE, 4);

        assertThat(result.environment()).containsEntry("seed", "42").containsEntry("device", "cpu()");
        assertThat(result.remarks()).contains("the model is a fake");
        assertThat(result.accuracy()).contains(1.0);
        assertThat(result.explainerSettings()).containsEntry("layer", "somewhere");
    }

    @Test
    void what_a_metric_says_of_itself_is_said_of_it_on_the_audited_model() {
        AuditResult result = new AuditRunner(settings(4), cache, List.of())
                .run(new Audit(
                        new AuditIdentity("id", "title", "", ""),
                        FakeModel.small(),
                        images,
                        FakeExplainer.centred(),
                        List.of(Requirement.ofSanity(new Resolving(Map.of()), atLeast(0.1)))));

        Requirement judged = result.verdicts().get(0).requirement();
        assertThat(judged.metric().settings())
                .containsEntry("model", FakeModel.small().identity().file());
        assertThat(judged.sanity()).isTrue();
    }

    private AuditResult run(Explainer explainer, FakeMetric metric, int batch) {
        return new AuditRunner(settings(batch), cache, List.of()).run(audit(explainer, metric));
    }

    private Audit audit(Explainer explainer, FakeMetric metric) {
        return new Audit(
                new AuditIdentity("id", "title", "", ""),
                FakeModel.small(),
                images,
                explainer,
                List.of(new Requirement(metric, atLeast(0.1))));
    }

    private static AuditSettings settings(int batch) {
        return new AuditSettings(batch, 42, Progress.Style.NONE);
    }

    private static Outcome outcome(AuditResult result, String sample) {
        return result.verdicts().get(0).finding().results().stream()
                .filter(r -> r.sampleId().equals(sample))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    /** Has a setting that only the model decides. */
    private record Resolving(Map<String, String> settings) implements Metric {
        @Override
        public MetricDescription description() {
            return FakeMetric.named("resolving").description();
        }

        @Override
        public Metric resolvedFor(AuditedModel model) {
            return new Resolving(Map.of("model", model.identity().file()));
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            return FakeMetric.named("resolving").measure(measurement);
        }
    }

    /** Refuses every model. */
    private static final class Meaningless implements Metric {
        @Override
        public MetricDescription description() {
            return SCORE.description();
        }

        @Override
        public void verifyMeaning(AuditedModel model) {
            throw new ModelException("Meaningless has no meaning for a %s."
                    .formatted(model.identity().name()));
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            return SCORE.measure(measurement);
        }
    }

    /** Answers none of the samples that it is shown. */
    private static final class Forgetful implements Explainer {
        @Override
        public String id() {
            return "forgetful/test@1";
        }

        @Override
        public String name() {
            return "Forgetful";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            return List.of();
        }
    }

    /** Notes how many pictures it is shown. */
    private record Watching(List<String> shown) implements Explainer {
        @Override
        public String id() {
            return "watching/test@1";
        }

        @Override
        public String name() {
            return "Watching";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            shown.add("explainer " + batch.size());
            return FakeExplainer.centred().explain(model, batch);
        }
    }

    /** Notes how many samples it is shown. */
    private record WatchingMetric(List<String> shown) implements Metric {
        @Override
        public MetricDescription description() {
            return SCORE.description();
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            shown.add("metric " + measurement.samples().size());
            return SCORE.measure(measurement);
        }
    }
}
