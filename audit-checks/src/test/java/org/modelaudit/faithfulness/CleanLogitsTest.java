package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.SharedWork;
import org.modelaudit.testing.LinearPixels;
import org.modelaudit.testing.RememberedWork;

class CleanLogitsTest {

    @Test
    void another_audit_asks_the_model_for_the_same_picture_no_second_time() {
        LinearPixels model = new LinearPixels(2, 1, 1, 1, 1);
        RememberedWork work = new RememberedWork();
        try (Scene scene = new Scene(model).with(new float[] {4, 3, 2, 1}, 4, 3, 2, 1)) {
            float[] first = logits(scene.measurement(), work);
            long passes = model.passes().forward();
            float[] second = logits(scene.measurement(), work);

            assertThat(second).isEqualTo(first);
            assertThat(model.passes().forward()).isEqualTo(passes);
            assertThat(work.made()).hasSize(1);
        }
    }

    private static float[] logits(Measurement each, RememberedWork work) {
        Measurement audit =
                new Measurement(each.model(), each.explainer(), each.samples(), each.batch(), new SharedWork(), work);
        ExplainedSample sample = audit.samples().get(0);
        NDArray image = audit.batch().get().images();
        return CleanLogits.of(audit, sample, image).row();
    }
}
