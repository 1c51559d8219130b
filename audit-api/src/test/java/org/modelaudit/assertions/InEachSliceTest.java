package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.DataException;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

class InEachSliceTest {

    private static final FakeMetric SCORE = FakeMetric.named("score")
            .giving(sample -> Outcome.value("dog".equals(sample.sample().className()) ? 0.1 : 0.9));

    @TempDir
    Path folder;

    @Test
    void the_failure_names_the_broken_class_under_a_good_mean() {
        AuditFailedError error = failure(catsAndDogs(40, 12));

        assertThat(error.getMessage())
                .contains(
                        "  FAIL       score at least 0.50 on the mean, in each class",
                        "the estimate is within the bound; violated in class 'dog'",
                        "    slice    class 'dog': FAIL, 0.10, 97.5 % interval [0.10, 0.10], n = 12 of 12: the whole interval violates it (Holm, step 1 of 2)")
                .doesNotContain("slice    class 'cat'");
    }

    @Test
    void a_chain_that_checks_at_once_is_told_first() {
        assertThatThrownBy(() -> assertThat(FakeModel.small())
                        .on(catsAndDogs(40, 12))
                        .explainedBy(FakeExplainer.centred())
                        .inEachSlice("class")
                        .has(SCORE, atLeast(0.5)))
                .isInstanceOf(AuditFailedError.class)
                .hasMessageContaining("violated in class 'dog'");
    }

    @Test
    void a_tag_that_no_picture_has_is_refused_before_anything_is_explained() {
        FakeExplainer explainer = FakeExplainer.centred();

        assertThatThrownBy(() -> assertThat(FakeModel.small())
                        .on(catsAndDogs(4, 2))
                        .explainedBy(explainer)
                        .inEachSlice("weather")
                        .has(SCORE, atLeast(0.5)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no tag 'weather'");
        assertThat(explainer.asked()).hasValue(0);
    }

    private AuditFailedError failure(AuditSet images) {
        AuditSession session = new AuditSession(
                "test",
                "test",
                true,
                AuditSettings.from(name -> Optional.of("none").filter(style -> name.equals("modelaudit.progress"))),
                new ExplanationCache(),
                List.of());
        AuditedModel model = session.bind(FakeModel.small());
        assertThat(model)
                .on(images)
                .explainedBy(FakeExplainer.centred())
                .has(SCORE, atLeast(0.5))
                .inEachSlice("class");
        return org.assertj.core.api.Assertions.catchThrowableOfType(AuditFailedError.class, session::finish);
    }

    private AuditSet catsAndDogs(int cats, int dogs) {
        List<AuditSample> samples = DrawnSet.of(folder, cats + dogs).samples();
        return AuditSet.of(
                "pets",
                java.util.stream.IntStream.range(0, samples.size())
                        .mapToObj(
                                i -> i < cats ? samples.get(i) : samples.get(i).withClass(1, "dog"))
                        .toList());
    }
}
