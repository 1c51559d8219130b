package org.modelaudit.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.localization.AttributionLocalization.attributionLocalization;
import static org.modelaudit.localization.EqualErrorPrecision.equalErrorPrecision;
import static org.modelaudit.localization.LocalizationAuc.localizationAuc;
import static org.modelaudit.localization.PointingGame.pointingGame;
import static org.modelaudit.localization.RelevanceMassAccuracy.relevanceMassAccuracy;
import static org.modelaudit.localization.RelevanceRankAccuracy.relevanceRankAccuracy;
import static org.modelaudit.localization.TopKIntersection.topKIntersection;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.Mask;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.Outcome;

class RegionMetricsTest {

    /** Eight pixels, hottest first: 9 and 7 on the object, 8 beside it, the rest equal. */
    private static final Heatmap MAP = new Heatmap(4, 2, new float[] {9, 7, 8, 1, 1, 1, 1, 1});

    private static final Mask LEFT_HALF = Mask.ofBoxes(4, 2, List.of(new Box(0, 0, 2, 2)));

    @Test
    void mass_is_the_share_of_the_map_on_the_object() {
        assertThat(value(relevanceMassAccuracy(), MAP, LEFT_HALF)).isCloseTo(18 / 29.0, within(1e-12));
    }

    @Test
    void weighted_localization_is_the_share_by_the_objects_share_of_the_picture() {
        assertThat(value(attributionLocalization(), MAP, LEFT_HALF)).isCloseTo(18 / 29.0 * 2, within(1e-12));
        assertThat(value(attributionLocalization(), even(), LEFT_HALF)).isEqualTo(1);
    }

    @Test
    void rank_accuracy_counts_the_hottest_pixels_and_divides_equal_ones() {
        // Three places go to 9, 8 and 7; the fourth to one of five ones, of which two lie inside.
        assertThat(value(relevanceRankAccuracy(), MAP, LEFT_HALF)).isCloseTo((2 + 2 / 5.0) / 4, within(1e-12));
    }

    @Test
    void top_k_is_the_share_of_the_hottest_pixels_on_the_object() {
        assertThat(value(topKIntersection(2), MAP, LEFT_HALF)).isEqualTo(0.5);
        assertThat(value(topKIntersection(3), MAP, LEFT_HALF)).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void the_hottest_of_all_pixels_are_refused() {
        assertThatThrownBy(() -> topKIntersection(8).measure(MAP, LEFT_HALF)).hasMessageContaining("8 hottest of 8");
        assertThatThrownBy(() -> topKIntersection(0)).hasMessageContaining("at least 1");
    }

    @Test
    void auc_is_the_chance_that_a_pixel_inside_is_hotter_than_one_outside() {
        // 9 beats four, 7 beats three, each of two ones ties with three: 4 + 3 + 2 · 1.5 of 16 pairs.
        assertThat(value(localizationAuc(), MAP, LEFT_HALF)).isCloseTo(10 / 16.0, within(1e-12));
    }

    @Test
    void auc_is_undefined_where_the_object_fills_the_input() {
        Mask everything = Mask.ofBoxes(4, 2, List.of(new Box(0, 0, 4, 2)));

        assertThat(localizationAuc().measure(MAP, everything))
                .isEqualTo(Outcome.undefined("the object fills the whole input"));
        assertThat(equalErrorPrecision().measure(MAP, everything)).isInstanceOf(Outcome.Undefined.class);
    }

    @Test
    void equal_error_precision_is_read_where_both_errors_are_equally_frequent() {
        // 9, 8, 7: a quarter of the outside is hot, half of the inside is not. Of the five ones, two inside and three
        // outside, one part t makes 1/4 + 3t/4 = 1/2 - 2t/4, so t = 1/5: 2.4 inside, 1.6 outside.
        assertThat(value(equalErrorPrecision(), MAP, LEFT_HALF)).isCloseTo(2.4 / 4, within(1e-12));
    }

    @Test
    void a_map_that_is_the_object_scores_one_everywhere() {
        Heatmap perfect = new Heatmap(4, 2, new float[] {5, 5, 0, 0, 5, 5, 0, 0});

        for (RegionMetric metric : List.of(
                relevanceMassAccuracy(),
                relevanceRankAccuracy(),
                topKIntersection(4),
                localizationAuc(),
                equalErrorPrecision(),
                pointingGame().withTolerance(0))) {
            assertThat(value(metric, perfect, LEFT_HALF)).as(metric.name()).isEqualTo(1);
        }
    }

    @Test
    void a_map_that_shuns_the_object_scores_zero_everywhere() {
        Heatmap opposite = new Heatmap(4, 2, new float[] {0, 0, 5, 5, 0, 0, 5, 5});

        for (RegionMetric metric : List.of(
                relevanceMassAccuracy(),
                relevanceRankAccuracy(),
                topKIntersection(4),
                localizationAuc(),
                equalErrorPrecision(),
                pointingGame().withTolerance(0))) {
            assertThat(value(metric, opposite, LEFT_HALF)).as(metric.name()).isZero();
        }
    }

    @Test
    void pointing_hits_within_the_tolerance_and_not_at_its_end() {
        float[] values = new float[40];
        values[0] = 1;
        Heatmap corner = new Heatmap(40, 1, values);

        assertThat(value(pointingGame().withTolerance(15), corner, column(14))).isEqualTo(1);
        assertThat(value(pointingGame().withTolerance(15), corner, column(15))).isZero();
        assertThat(value(pointingGame().withTolerance(0), corner, column(0))).isEqualTo(1);
        assertThat(value(pointingGame().withTolerance(0), corner, column(1))).isZero();
    }

    @Test
    void the_tolerance_of_pointing_travels_to_the_input_as_the_picture_does() {
        // 3 % of 100 are 3 pixels, which the input shows twice as wide: an ellipse of 6 and 3.
        Geometry squeezed = new Geometry(new PictureSize(100, 100), new PictureSize(200, 100), 2, 1, 0, 0);

        assertThat(pointsAt(pointingGame(), squeezed, 5, 0)).isTrue();
        assertThat(pointsAt(pointingGame(), squeezed, 6, 0)).isFalse();
        assertThat(pointsAt(pointingGame(), squeezed, 0, -2)).isTrue();
        assertThat(pointsAt(pointingGame(), squeezed, 0, -3)).isFalse();
        assertThat(pointsAt(pointingGame(), squeezed, -5, 1)).isTrue();
        assertThat(pointsAt(pointingGame(), squeezed, -5, 2)).isFalse();
    }

    @Test
    void a_photograph_keeps_its_answer_when_it_is_stored_in_another_size() {
        for (int times = 1; times <= 8; times *= 2) {
            Geometry geometry = new Geometry(
                    new PictureSize(500 * times, 375 * times),
                    new PictureSize(200, 150),
                    0.4 / times,
                    0.4 / times,
                    0,
                    0);
            // 15 of 500 pixels are 6 of 200.
            assertThat(pointsAt(pointingGame(), geometry, 5, 0)).isTrue();
            assertThat(pointsAt(pointingGame(), geometry, 6, 0)).isFalse();
        }
    }

    @Test
    void the_paper_s_fifteen_pixels_of_the_stored_picture_are_a_setting() {
        PointingGame letter = pointingGame().withPictureTolerance(15);
        Geometry coco = new Geometry(new PictureSize(640, 480), new PictureSize(320, 240), 0.5, 0.5, 0, 0);
        assertThat(pointsAt(letter, coco, 7, 0)).isTrue();
        assertThat(pointsAt(letter, coco, 8, 0)).isFalse();
        assertThat(pointsAt(pointingGame(), coco, 9, 0)).isTrue();
        assertThat(pointsAt(pointingGame(), coco, 10, 0)).isFalse();
        assertThat(letter.settings()).containsEntry("tolerance", "15 px of the stored picture");
        assertThat(pointingGame().settings()).containsEntry("tolerance", "0.03 of the stored picture's longer side");
        assertThat(pointingGame().withTolerance(4).settings()).containsEntry("tolerance", "4 px of the model's input");
    }

    @Test
    void a_tolerance_that_reaches_over_half_of_the_input_is_undefined() {
        Geometry strip = new Geometry(new PictureSize(2000, 100), new PictureSize(100, 100), 1, 1, -950, 0);
        assertThat(pointingGame().measure(new CountedMap(dot(100, 100), null), pixel(100, 100, 50, 50), strip))
                .isEqualTo(
                        Outcome.undefined(
                                "a tolerance of 0.03 of the stored picture's longer side reaches over half of the input in a picture of 2000×100"));
    }

    @Test
    void of_equal_maxima_the_upper_left_one_points_unless_any_may() {
        Heatmap twice = new Heatmap(3, 1, new float[] {1, 0, 1});
        Mask right = Mask.ofBoxes(3, 1, List.of(new Box(2, 0, 3, 1)));

        PointingGame exact = pointingGame().withTolerance(0);
        assertThat(value(exact, twice, right)).isZero();
        assertThat(value(exact.whereAnyMaximumPoints(), twice, right)).isEqualTo(1);
        assertThat(exact.whereAnyMaximumPoints().id()).isNotEqualTo(exact.id());
    }

    @Test
    void values_do_not_depend_on_the_scale_of_the_map_and_lie_in_their_range() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 200; trial++) {
            float[] values = new float[48];
            float[] louder = new float[48];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.max(0, random.nextDouble() - 0.5);
                louder[i] = values[i] * 8;
            }
            Mask mask = Mask.ofBoxes(8, 6, List.of(new Box(random.nextInt(3), 1, 5, 2 + random.nextInt(4))));
            for (RegionMetric metric : List.of(
                    relevanceMassAccuracy(),
                    attributionLocalization(),
                    relevanceRankAccuracy(),
                    topKIntersection(5),
                    localizationAuc(),
                    equalErrorPrecision(),
                    pointingGame().withTolerance(2))) {
                double value = value(metric, new Heatmap(8, 6, values), mask);
                assertThat(metric.range().contains(value)).as(metric.name()).isTrue();
                assertThat(value(metric, new Heatmap(8, 6, louder), mask))
                        .as(metric.name())
                        .isCloseTo(value, within(1e-9));
            }
        }
    }

    @Test
    void a_region_without_a_pixel_is_undefined() {
        assertThat(relevanceMassAccuracy().measure(MAP, List.of(new Box(0.6, 0.6, 1.4, 1.4))))
                .isEqualTo(Outcome.undefined("the true region holds no pixel of the input"));
    }

    private static Heatmap even() {
        return new Heatmap(4, 2, new float[] {2, 2, 2, 2, 2, 2, 2, 2});
    }

    /** Whether a map that is hot at (50, 50) hits an object of one pixel so far from there. */
    private static boolean pointsAt(PointingGame game, Geometry geometry, int right, int down) {
        int width = geometry.input().width();
        int height = geometry.input().height();
        Outcome outcome = game.measure(
                new CountedMap(dot(width, height), null), pixel(width, height, 50 + right, 50 + down), geometry);
        return ((Outcome.Value) outcome).value() == 1;
    }

    private static Heatmap dot(int width, int height) {
        float[] values = new float[width * height];
        values[50 * width + 50] = 1;
        return new Heatmap(width, height, values);
    }

    private static Mask pixel(int width, int height, int x, int y) {
        return Mask.ofBoxes(width, height, List.of(new Box(x, y, x + 1, y + 1)));
    }

    private static Mask column(int x) {
        return Mask.ofBoxes(40, 1, List.of(new Box(x, 0, x + 1, 1)));
    }

    private static double value(RegionMetric metric, Heatmap map, Mask truth) {
        return ((Outcome.Value) metric.measure(map, truth)).value();
    }
}
