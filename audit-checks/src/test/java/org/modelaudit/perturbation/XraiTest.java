package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.perturbation.Perturbations.occlusion;
import static org.modelaudit.perturbation.Perturbations.xrai;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.segmentation.Superpixels;

class XraiTest {

    private static final BlackBox MODEL = Pictures.model(40, 40, pixels -> pixels.sum(new int[] {1}));

    @Test
    void takes_the_segment_with_the_largest_mean_first() {
        // Segments of the first scale are {0, 1} and {2, 3}, of the second {0}, {1, 2} and {3}.
        RegionRanking ranking = new RegionRanking(new float[] {1, 5, 9, 2}, 4, 0, 1);
        ranking.add(Superpixels.of(4, new int[] {0, 0, 1, 1}));
        ranking.add(Superpixels.of(4, new int[] {0, 1, 1, 2}));

        // {1, 2} has 7, then {3} what is left of it, 2, then {0}.
        assertThat(ranking.gains()).containsExactly(1, 7, 7, 2);
    }

    @Test
    void a_segment_is_measured_by_the_pixels_that_are_not_yet_taken() {
        // {1, 2, 3} has a mean of 5; after {2} and its 9 are taken it has 3, more than {0, 1} has with 2.
        RegionRanking ranking = new RegionRanking(new float[] {0, 4, 9, 2}, 4, 0, 1);
        ranking.add(Superpixels.of(4, new int[] {0, 0, 1, 2}));
        ranking.add(Superpixels.of(4, new int[] {0, 1, 1, 1}));

        assertThat(ranking.gains()).containsExactly(0, 3, 9, 3);
    }

    @Test
    void what_no_segment_takes_gets_its_own_mean() {
        RegionRanking ranking = new RegionRanking(new float[] {6, 4, 9, 9, 9}, 5, 0, 3);
        ranking.add(Superpixels.of(5, new int[] {0, 0, 1, 1, 1}));

        assertThat(ranking.gains()).containsExactly(5, 5, 9, 9, 9);
    }

    @Test
    void segments_are_widened() {
        RegionRanking ranking = new RegionRanking(new float[] {9, 8, 1, 1, 1, 1}, 6, 1, 1);
        ranking.add(Superpixels.of(6, new int[] {0, 1, 1, 1, 1, 1}));

        assertThat(ranking.gains()).startsWith(8.5f, 8.5f, 1);
    }

    @Test
    void ranks_the_two_halves_of_a_picture_by_their_attribution() {
        float[] attribution = new float[1600];
        attribution[0] = 8;
        attribution[39] = 4;
        float[] map = Pictures.map(Pictures.explainOne(xrai(source(attribution)), MODEL, halves()));

        assertThat(map[20 * 40 + 5]).isEqualTo(map[0]).isGreaterThan(map[20 * 40 + 35]);
        assertThat(map[20 * 40 + 35]).isEqualTo(map[39]);
    }

    @Test
    void a_picture_of_one_colour_is_undefined_and_so_is_what_the_source_cannot_explain() {
        float[] attribution = new float[1600];
        attribution[0] = 8;

        assertThat(Pictures.explainOne(xrai(source(attribution)), MODEL, Pictures.filled(1600, 2))
                        .undefinedBecause())
                .isEqualTo("the picture falls into one region at every scale");
        assertThat(Pictures.explainOne(xrai(occlusion()).forClass(TargetClass.index(7)), MODEL, halves())
                        .undefinedBecause())
                .isEqualTo("the sample has no class 'index 7' that the model knows");
    }

    @Test
    void settings_name_the_source() {
        assertThat(xrai(occlusion()).forClass(TargetClass.index(1)).settings(MODEL))
                .containsEntry("attribution", "occlusion/window-mean@1")
                .containsEntry("attribution class", "index 1");
    }

    /** Dark left, bright right. */
    private static float[] halves() {
        float[] picture = new float[1600];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = i % 40 < 20 ? 0 : 1;
        }
        return picture;
    }

    private static Explainer source(float[] attribution) {
        return new Explainer() {
            @Override
            public String id() {
                return "given";
            }

            @Override
            public String name() {
                return "given";
            }

            @Override
            public Map<String, String> settings(AuditedModel model) {
                return Map.of();
            }

            @Override
            public List<Explanation> explain(AuditedModel model, Batch batch) {
                return List.of(Explanation.of(new Prediction(0, 1), 0, new Heatmap(40, 40, attribution)));
            }
        };
    }
}
