package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Threshold.noWorseThan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Status;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.ByModel;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.Release;

class ReferenceCheckTest {

    private static final int PICTURES = 12;

    @TempDir
    Path folder;

    private final ByModel by = new ByModel();
    private final Release audited = by.release("new.pt", id -> Outcome.value(0.5));
    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, PICTURES);
    }

    @Test
    void another_preparation_of_pictures_is_refused() {
        InputSpecification other = audited.input().normalizedBy(List.of(0.5), List.of(0.5));

        refused(
                Release.of("old.pt").preparedBy(other),
                "'new.pt' and 'old.pt', which it is compared with, prepare pictures otherwise, so that no difference would be the"
                        + " model's: %s, and the other %s; give both the same input."
                                .formatted(audited.input(), other));
    }

    @Test
    void an_output_of_another_meaning_is_refused() {
        refused(
                Release.of("old.pt").returning(OutputMeaning.PROBABILITIES),
                "'new.pt' returns one logit for each class, and 'old.pt', which it is compared with, probabilities of classes of which"
                        + " one is true; export both alike, or declare the output of either.");
    }

    @Test
    void another_number_of_classes_is_refused() {
        refused(
                Release.of("old.pt").ofClasses(3),
                "'new.pt' has 2 classes and 'old.pt', which it is compared with, has 3; compare models of the same classes.");
    }

    @Test
    void a_closed_model_is_refused() {
        Release old = Release.of("old.pt");
        old.close();

        refused(
                old,
                "The model 'old.pt', which 'new.pt' is compared with, is closed; keep it open until the audit has run.");
    }

    @Test
    void other_settings_of_the_explainer_are_refused() {
        refused(
                Release.of("old.pt"),
                by.explainerWith(Map.of("new.pt", "0.1", "old.pt", "0.2")),
                by.metric("score"),
                "Looking has other settings for 'new.pt' than for 'old.pt', which it is compared with: noise is '0.1' and '0.2'; state"
                        + " them, so that both are explained alike.");
        refused(
                Release.of("old.pt"),
                by.explainerWith(Map.of("old.pt", "0.2")),
                by.metric("score"),
                "Looking has other settings for 'new.pt' than for 'old.pt', which it is compared with: noise is not set and '0.2'; state"
                        + " them, so that both are explained alike.");
    }

    @Test
    void a_layer_that_only_the_audited_model_has_is_refused_in_the_other_models_name() {
        refused(
                Release.of("old.pt").withDefaultLayer("features.28"),
                by.explainerAt("conv"),
                by.metric("score"),
                "Looking cannot look at 'old.pt', which 'new.pt' is compared with: There is no layer 'conv' in 'old.pt'; nearest is"
                        + " 'features.28'.");
    }

    @Test
    void a_metric_without_meaning_is_refused_in_the_other_models_name() {
        Release logarithms =
                by.release(Release.of("new.pt").returning(OutputMeaning.LOG_PROBABILITIES), id -> Outcome.value(0.5));

        assertThatThrownBy(() -> run(
                        logarithms,
                        Release.of("old.pt").returning(OutputMeaning.LOG_PROBABILITIES),
                        by.explainer(),
                        by.exactMetric("score"),
                        Budget.unlimited()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "The score cannot look at 'old.pt', which 'new.pt' is compared with: The score compares logits of different pictures");
    }

    @Test
    void default_layers_may_differ_and_are_both_named() {
        Release old = by.release(Release.of("old.pt").withDefaultLayer("features.28"), id -> Outcome.value(0.5));

        AuditResult result = run(audited, old, by.explainer(), by.metric("score"), Budget.unlimited());

        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(result.remarks())
                .contains(
                        "compared with " + old.identity(),
                        "Looking looks at different places in 'new.pt' and 'old.pt': layer is 'conv' and 'features.28'",
                        "'old.pt': trained on a Monday");
    }

    @Test
    void the_plan_and_the_budget_count_the_passes_of_both() {
        Release old = by.release("old.pt", id -> Outcome.value(0.5));

        assertThat(AuditPlan.of(audit(audited, old, by.explainer(), by.metric("score")), settings(Budget.unlimited()))
                        .lines())
                .containsExactly("title: 12 pictures of %s, each by 'old.pt' as well, costs up to 24 forward"
                        .formatted(folder.getFileName()));
        assertThatThrownBy(() -> run(audited, old, by.explainer(), by.metric("score"), new Budget(23, 0, 0)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("would cost 24 forward on 12 pictures");
        assertThat(by.explained).isEmpty();
        AuditResult result = run(audited, old, by.explainer(), by.metric("score"), new Budget(24, 0, 0));
        assertThat(result.passes().forward()).isEqualTo(24);
    }

    @Test
    void passes_of_the_other_model_that_nobody_announced_stop_the_audit() {
        Release old = by.release("old.pt", id -> Outcome.value(0.5));
        Explainer silent = by.silentExplainer();

        assertThatThrownBy(() -> run(audited, old, silent, by.metric("score"), new Budget(20, 0, 0)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has cost 24 forward after 12 of 12 pictures");
    }

    @Test
    void an_other_model_that_the_audit_changed_is_an_error() {
        Release old = by.release("old.pt", id -> Outcome.value(0.5));
        old.change();

        assertThatThrownBy(() -> run(audited, old, by.explainer(), by.metric("score"), Budget.unlimited()))
                .isInstanceOf(ModelException.class)
                .hasMessage("The parameter 'conv.weight' of 'old.pt' has changed.");
    }

    private void refused(Release old, String sentence) {
        refused(old, by.explainer(), by.metric("score"), sentence);
    }

    private void refused(Release old, Explainer explainer, Metric metric, String sentence) {
        assertThatThrownBy(() -> run(audited, old, explainer, metric, Budget.unlimited()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(sentence);
        assertThat(by.explained).isEmpty();
    }

    private AuditResult run(Release model, Release old, Explainer explainer, Metric metric, Budget budget) {
        return new AuditSession("test", "test", true, settings(budget), new ExplanationCache(), List.of())
                .run(audit(model, old, explainer, metric));
    }

    private Audit audit(Release model, Release old, Explainer explainer, Metric metric) {
        return new Audit(
                new AuditIdentity("id", "title", "", ""),
                model,
                images,
                explainer,
                List.of(new Requirement(metric, noWorseThan(old))));
    }

    private static AuditSettings settings(Budget budget) {
        return new AuditSettings(PICTURES, 42, Progress.Style.NONE, Profile.full(), budget, false);
    }
}
