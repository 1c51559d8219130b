package org.modelaudit.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.image.Picture;
import org.modelaudit.result.Evidence.Exhibit;

class PictureDisclosureTest {

    private static final int SIDE = 64;

    private static Exhibit exhibit(List<Box> boxes) {
        int[] rgb = new int[SIDE * SIDE];
        float[] heat = new float[SIDE * SIDE];
        boolean[] inside = new boolean[SIDE * SIDE];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i % 2 == 0 ? 0xFFFFFF : 0;
            heat[i] = i % 2;
            inside[i] = i % SIDE > 10 && i / SIDE > 20 && i % SIDE < i / SIDE;
        }
        return new Exhibit(
                Picture.of(SIDE, SIDE, rgb),
                Explanation.of(new Prediction(1, 0.75), 1, new Heatmap(SIDE, SIDE, heat))
                        .withDiagnostic("residual", 1),
                boxes,
                Optional.of(Mask.of(SIDE, SIDE, inside)));
    }

    @Test
    void shown_is_everything_and_none_is_nothing() {
        Exhibit exhibit = exhibit(List.of());

        assertThat(PictureDisclosure.SHOWN.of(exhibit)).containsSame(exhibit);
        assertThat(PictureDisclosure.NONE.of(exhibit)).isEmpty();
    }

    @Test
    void blurred_is_the_picture_and_a_map_of_single_pixels_alike() {
        Exhibit blurred = PictureDisclosure.BLURRED.of(exhibit(List.of())).orElseThrow();

        assertThat(blurred.picture()).isEqualTo(exhibit(List.of()).picture().blurred());
        Heatmap map = Objects.requireNonNull(blurred.explanation().heatmap());
        assertThat(map.width()).isEqualTo(8);
        assertThat(map.height()).isEqualTo(8);
        assertThat(map.values()).containsOnly(0.5f);
        assertThat(blurred.explanation().diagnostics()).containsEntry("residual", 1.0);
        assertThat(blurred.explanation().prediction()).isEqualTo(new Prediction(1, 0.75));
    }

    @Test
    void a_coarse_map_stays_as_it_is() {
        Exhibit exhibit = exhibit(List.of());
        Heatmap coarse = new Heatmap(2, 2, new float[] {1, 2, 3, 4});

        Exhibit blurred = PictureDisclosure.BLURRED
                .of(new Exhibit(
                        exhibit.picture(),
                        Explanation.of(new Prediction(1, 0.75), 1, coarse),
                        List.of(),
                        Optional.empty()))
                .orElseThrow();

        assertThat(blurred.explanation().heatmap()).isEqualTo(coarse);
    }

    @Test
    void an_outline_becomes_its_box_and_boxes_stay() {
        Exhibit outlined = PictureDisclosure.BLURRED.of(exhibit(List.of())).orElseThrow();
        Exhibit boxed = PictureDisclosure.BLURRED
                .of(exhibit(List.of(new Box(1, 2, 3, 4))))
                .orElseThrow();

        assertThat(outlined.mask()).isEmpty();
        assertThat(outlined.boxes()).containsExactly(new Box(11, 21, 63, 64));
        assertThat(boxed.mask()).isEmpty();
        assertThat(boxed.boxes()).containsExactly(new Box(1, 2, 3, 4));
    }

    @Test
    void no_map_stays_no_map() {
        Exhibit exhibit = exhibit(List.of());
        Explanation undefined = Explanation.undefined(null, -1, "nothing is hot");

        assertThat(PictureDisclosure.BLURRED
                        .of(new Exhibit(exhibit.picture(), undefined, List.of(), Optional.empty()))
                        .orElseThrow()
                        .explanation())
                .isEqualTo(undefined);
    }
}
