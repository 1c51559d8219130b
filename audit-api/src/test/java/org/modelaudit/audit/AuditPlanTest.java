package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Threshold.atLeast;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.PassCount;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

class AuditPlanTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");

    @TempDir
    Path folder;

    private final FakeExplainer maps = FakeExplainer.centred();

    @Test
    void says_what_it_will_cost_before_it_runs() {
        Audit audit = audit(8, SCORE, atLeast(0.4), new Priced(Cost.of(0, 1, 1, 1)));

        assertThat(plan(audit, Profile.full(), Budget.unlimited()).lines())
                .containsExactly("title: 8 pictures of " + folder.getFileName()
                        + ", costs at least 8 first halves, 8 second halves, 8 backward");
        assertThat(plan(audit(8, SCORE, atLeast(0.4), maps), Profile.full(), Budget.unlimited())
                        .lines()
                        .get(0))
                .endsWith("costs an unknown number of passes");
    }

    @Test
    void says_how_many_pictures_a_precision_may_need() {
        Audit audit = audit(8, SCORE, atLeast(0.4).withPrecision(0.05), maps);

        assertThat(plan(audit, Profile.full(), Budget.unlimited()).lines())
                .contains("title: ±0.05 for the score may need up to 385 pictures; with 8 it is ±0.3465 at most");
    }

    @Test
    void a_cost_above_the_budget_is_refused_before_the_first_pass() {
        Audit audit = audit(8, SCORE, atLeast(0.4), new Priced(Cost.of(0, 20, 0, 0)));

        assertThatThrownBy(() -> run(audit, 4, Profile.full(), new Budget(100, 0, 0)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "The audit 'title' would cost at least 160 first halves on 8 pictures",
                        "allows 100 forward passes",
                        "raise @AuditBudget(forward");
    }

    @Test
    void an_unknown_cost_is_stopped_when_it_passes_the_budget() {
        Audit audit = audit(8, SCORE, atLeast(0.4), maps);

        // The model counts ten passes for each picture.
        assertThatThrownBy(() -> run(audit, 2, Profile.full(), new Budget(30, 0, 0)))
                .hasMessageContaining("has cost 40 forward after 4 of 8 pictures");
        assertThat(run(audit, 2, Profile.full(), new Budget(80, 0, 0)).status()).isEqualTo(Status.PASS);
    }

    @Test
    void quick_looks_at_a_sample_and_says_so() {
        FakeMetric half = SCORE.giving(s -> Outcome.value(0.5 + s.sample().id().hashCode() % 10 / 1000.0));
        AuditResult result = run(audit(40, half, atLeast(0.4), maps), 4, new Profile(20), Budget.unlimited());

        assertThat(result.samples()).hasSize(20);
        assertThat(result.data()).endsWith("(20 of 40, stratified, seed 42)");
        assertThat(result.remarks())
                .contains("the profile looks at 20 of 40 pictures, so only what their 95 % intervals support passes");
        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(maps.asked()).hasValue(20);
    }

    @Test
    void quick_does_not_pass_what_its_interval_does_not_support() {
        FakeMetric split = SCORE.giving(s -> Outcome.value(isEven(s.sample().id()) ? 0.9 : 0.11));
        Audit audit = audit(40, split, atLeast(0.5), maps);

        assertThat(run(audit, 4, Profile.full(), Budget.unlimited()).status()).isEqualTo(Status.PASS);
        assertThat(run(audit, 4, new Profile(20), Budget.unlimited()).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void quick_cannot_pass_every_sample_but_can_fail_it() {
        Threshold every = atLeast(0.4).onEverySample();

        Verdict passed = run(audit(40, SCORE, every, maps), 4, new Profile(20), Budget.unlimited())
                .verdicts()
                .get(0);
        assertThat(passed.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(passed.reason()).isEqualTo("each of 20 samples is within the bound, but 20 were not looked at");
        assertThat(passed.remedy()).isEqualTo("audit all pictures, without modelaudit.profile");
        FakeMetric low = SCORE.giving(s -> Outcome.value(0.1));
        assertThat(run(audit(40, low, every, maps), 4, new Profile(20), Budget.unlimited())
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void an_audit_that_may_stop_early_stops_at_the_same_picture_whatever_the_batch() {
        FakeMetric high = SCORE.giving(s -> Outcome.value(isEven(s.sample().id()) ? 0.9 : 0.8));
        List<List<SampleResult>> results = new ArrayList<>();
        for (int batch : new int[] {1, 7, 32}) {
            AuditResult result = run(
                    audit(160, high, atLeast(0.5).stoppingEarly(), maps), batch, Profile.full(), Budget.unlimited());
            assertThat(result.status()).isEqualTo(Status.PASS);
            results.add(result.verdicts().get(0).finding().results());
        }

        assertThat(results).allMatch(results.get(0)::equals);
        assertThat(results.get(0)).hasSizeLessThan(100).hasSizeGreaterThan(15);
    }

    @Test
    void stopping_early_is_remarked_and_needs_every_requirement_to_allow_it() {
        Audit alone = audit(160, SCORE, atLeast(0.1).stoppingEarly(), maps);
        AuditResult result = run(alone, 8, Profile.full(), Budget.unlimited());
        assertThat(result.samples()).hasSizeLessThan(160);
        assertThat(result.remarks())
                .anySatisfy(remark ->
                        assertThat(remark).startsWith("stopped early after ").contains(" of 160 pictures"));

        Audit beside = new Audit(
                alone.identity(),
                alone.model(),
                alone.data(),
                maps,
                List.of(alone.requirements().get(0), new Requirement(FakeMetric.named("other"), atLeast(0.1))));
        assertThat(run(beside, 8, Profile.full(), Budget.unlimited()).samples()).hasSize(160);
    }

    private static boolean isEven(String id) {
        return Integer.parseInt(id.replace(".png", "")) % 2 == 0;
    }

    private static AuditResult run(Audit audit, int batch, Profile profile, Budget budget) {
        AuditSettings settings = new AuditSettings(batch, 42, Progress.Style.NONE, profile, budget, false);
        return new AuditRunner(settings, new ExplanationCache(), List.of()).run(audit);
    }

    private static AuditPlan plan(Audit audit, Profile profile, Budget budget) {
        return AuditPlan.of(audit, new AuditSettings(4, 42, Progress.Style.NONE, profile, budget, false));
    }

    private Audit audit(int pictures, FakeMetric metric, Threshold threshold, Explainer explainer) {
        AuditSet images = DrawnSet.of(folder, pictures);
        return new Audit(
                new AuditIdentity("id", "title", "", ""),
                counting(),
                images,
                explainer,
                List.of(new Requirement(metric, threshold)));
    }

    /** A model that has made ten passes for each picture that the fake explainer was asked for. */
    private AuditedModel counting() {
        FakeModel model = FakeModel.small();
        return (AuditedModel) Proxy.newProxyInstance(
                AuditedModel.class.getClassLoader(),
                new Class<?>[] {AuditedModel.class},
                (proxy, method, arguments) -> method.getName().equals("passes")
                        ? new PassCount(10L * maps.asked().get(), 0, 0, 0)
                        : method.invoke(model, arguments));
    }

    /** An explainer that only has a price. */
    private record Priced(Cost cost) implements Explainer {
        @Override
        public String id() {
            return "priced/test@1";
        }

        @Override
        public String name() {
            return "Priced";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public Cost costPerSample(AuditedModel model) {
            return cost;
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            throw new UnsupportedOperationException("Nobody pays for this.");
        }
    }
}
