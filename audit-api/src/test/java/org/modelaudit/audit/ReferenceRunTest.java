package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.noWorseThan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.gate.Requirement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence.Counterpart;
import org.modelaudit.result.Evidence.Exhibit;
import org.modelaudit.testing.ByModel;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.Release;

class ReferenceRunTest {

    @TempDir
    Path folder;

    private final ByModel by = new ByModel();
    private final Metric score = by.metric("score");
    private final List<AuditReporter> reporters = new ArrayList<>();
    private final Release good = by.release("good.pt", id -> Outcome.value(0.8));
    private final Release worse = by.release("worse.pt", id -> Outcome.value(id.hashCode() % 3 == 0 ? 0.5 : 0.6));
    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 30);
    }

    @Test
    void quick_looks_at_the_same_pictures_with_both() {
        AuditResult result = run(8, new Profile(12));

        assertThat(result.verdicts().get(0).n()).isEqualTo(12);
        assertThat(by.explained).hasSize(24);
        assertThat(Objects.requireNonNull(result.verdicts().get(0).comparison()).pairs())
                .isEqualTo(12);
    }

    @Test
    void the_batch_changes_nothing() {
        assertThat(run(7, Profile.full()).verdicts().get(0).comparison())
                .isEqualTo(run(1, Profile.full()).verdicts().get(0).comparison());
    }

    @Test
    void a_reporter_sees_a_sample_with_the_other_model() {
        List<Counterpart> seen = new ArrayList<>();
        List<Heatmap> own = new ArrayList<>();
        reporters.add((result, evidence) -> {
            Requirement compared = result.verdicts().get(0).requirement();
            evidence.counterpart("3.png", compared).ifPresent(seen::add);
            own.add(map(evidence.exhibit("3.png").orElseThrow()));
            assertThat(evidence.counterpart("3.png", result.verdicts().get(1).requirement()))
                    .isEmpty();
        });

        run(8, Profile.full());

        assertThat(seen).singleElement().satisfies(counterpart -> {
            assertThat(counterpart.outcome()).isEqualTo(Outcome.value(0.8));
            assertThat(map(counterpart.exhibit()).values())
                    .isNotEqualTo(own.get(0).values());
        });
        assertThat(by.explained).doesNotHaveDuplicates();
    }

    @Test
    void the_other_models_view_is_kept_back_with_the_picture() {
        List<Object> seen = new ArrayList<>();
        reporters.add((result, evidence) ->
                seen.add(evidence.counterpart("3.png", result.verdicts().get(0).requirement())));
        AuditSettings settings = AuditSettings.from(name -> switch (name) {
            case "modelaudit.pictures", "modelaudit.progress" -> Optional.of("none");
            default -> Optional.empty();
        });

        run(settings);

        assertThat(seen).containsExactly(Optional.empty());
    }

    private static Heatmap map(Exhibit exhibit) {
        return Objects.requireNonNull(exhibit.explanation().heatmap());
    }

    private AuditResult run(int batch, Profile profile) {
        return run(new AuditSettings(batch, 42, Progress.Style.NONE, profile, Budget.unlimited(), false));
    }

    private AuditResult run(AuditSettings settings) {
        return new AuditSession("test", "test", true, settings, new ExplanationCache(), reporters)
                .run(new Audit(
                        new AuditIdentity("id", "title", "", ""),
                        worse,
                        images,
                        by.explainer(),
                        List.of(new Requirement(score, noWorseThan(good)), new Requirement(score, atLeast(0.1)))));
    }
}
