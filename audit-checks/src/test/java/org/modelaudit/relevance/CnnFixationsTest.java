package org.modelaudit.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.relevance.RelevanceNets.map;
import static org.modelaudit.relevance.RelevanceNets.mapOfOneTwoThree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.relevance.CnnFixations.Fixation;
import org.modelaudit.torch.SharedModels;
import org.modelaudit.torch.running.ProbeImages;

class CnnFixationsTest {

    @Test
    void a_class_leads_to_the_pixels_that_it_owes_its_score_to() {
        // The Gaussian of a picture of one row is too narrow to reach the next pixel.
        try (AuditedModel model = RelevanceNets.byHand("by_hand")) {
            // 3h₁ - h₂: h₁ alone contributes positively, and to it x₃, with 3 of 1, -2, 3.
            assertThat(mapOfOneTwoThree(RelevanceMaps.cnnFixations(), model))
                    .containsExactly(new float[] {0, 0, 1}, within(1e-6f));
            // h₁ + h₂: to h₂ x₁ and x₂ contribute alike, 2, 2, -3, and the first is taken.
            assertThat(mapOfOneTwoThree(RelevanceMaps.cnnFixations().forClass(TargetClass.index(1)), model))
                    .containsExactly(new float[] {1, 0, 1}, within(1e-6f));
        }
    }

    /** Once it read memory that had been freed, where its rule's arrays were on their way behind a padding. */
    @Test
    void the_same_picture_has_the_same_fixations_every_time() {
        try (AuditedModel model = SharedModels.open("resnet8_cifar10_mlperf_traced.pt", 32);
                NDManager scope = model.newManager()) {
            Batch batch = RelevanceNets.batch(ProbeImages.create(scope, model.input(), 5, 2));
            List<Explanation> first = RelevanceMaps.cnnFixations().explain(model, batch);
            for (int time = 0; time < 5; time++) {
                System.gc();
                assertThat(RelevanceMaps.cnnFixations().explain(model, batch)).isEqualTo(first);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bias_free", "residual", "linear"})
    void contributions_under_the_kernel_sum_to_the_unit_with_any_stride_padding_and_groups(String name) {
        try (AuditedModel model = RelevanceNets.colour(name);
                NDManager scope = model.newManager();
                OperationTrace trace = model.trace(RelevanceNets.noise(scope, 1))) {
            for (Operation operation : trace.operations()) {
                if (operation.kind() == Kind.CONVOLUTION) {
                    assertContributionsSum(trace, operation, scope);
                }
            }
        }
    }

    private static void assertContributionsSum(OperationTrace trace, Operation operation, NDManager scope) {
        LinearMap map = trace.linearMap(operation).orElseThrow();
        NDArray input = trace.inputs(operation).get(0);
        KernelContributions contributions = new KernelContributions(
                input.toFloatArray(),
                input.getShape(),
                map.weight().toFloatArray(),
                map.weight().getShape(),
                KernelWindow.of(map, input.getShape().get(1), scope));
        NDArray output = map.replay(input, map.weight()).output();
        Shape shape = output.getShape();
        for (int unit = 0; unit < shape.get(1); unit++) {
            for (int y = 0; y < shape.get(2); y++) {
                for (int x = 0; x < shape.get(3); x++) {
                    assertThat(contributions.sum(unit, y, x))
                            .as("%s, unit %d at %d, %d", operation.layer(), unit, x, y)
                            .isCloseTo(output.getFloat(0, unit, y, x), within(1e-4f));
                }
            }
        }
    }

    @Test
    void a_fixation_without_company_is_left_out() {
        List<Fixation> fixations = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            fixations.add(new Fixation(i % 8, i / 8));
        }
        fixations.add(new Fixation(99, 99));
        float[] density = CnnFixations.density(fixations, 100, 100);
        assertThat(density[99 * 100 + 99]).isLessThan(1e-6f);
        assertThat(density[2 * 100 + 4]).isGreaterThan(30f);
    }

    @Test
    void every_picture_of_a_network_with_additions_and_averages_has_fixations() {
        try (AuditedModel model = RelevanceNets.colour("residual")) {
            for (Explanation explanation : RelevanceNets.ofNoise(RelevanceMaps.cnnFixations(), model, 3)) {
                assertThat(map(explanation).min()).isGreaterThanOrEqualTo(0f);
                assertThat(map(explanation).max()).isGreaterThanOrEqualTo(1f);
            }
            model.verifyUnchanged();
        }
    }
}
