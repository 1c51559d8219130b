package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class GeometryTest {

    /** 8×4 halved to 4×2, then its middle 2×2. */
    private final Geometry halved = new Geometry(new PictureSize(8, 4), new PictureSize(2, 2), 0.5, 0.5, -1, 0);

    @Test
    void a_box_is_scaled_and_moved() {
        assertThat(halved.map(new Box(2, 0, 6, 2))).contains(new Box(0, 0, 2, 1));
    }

    @Test
    void a_box_is_clipped_to_the_input() {
        assertThat(halved.map(new Box(0, 0, 4, 4))).contains(new Box(0, 0, 1, 2));
    }

    @Test
    void a_box_that_the_crop_cuts_off_or_the_resize_swallows_is_gone() {
        assertThat(halved.map(new Box(0, 0, 2, 4))).isEmpty();
        assertThat(halved.map(new Box(3, 1, 4, 2))).isEmpty();
        assertThat(halved.map(new Box(2, 0, 4, 2))).contains(new Box(0, 0, 1, 1));
    }

    @RepeatedTest(20)
    void the_inverse_brings_an_unclipped_box_back(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        PictureSize size = new PictureSize(100 + random.nextInt(900), 100 + random.nextInt(900));
        Geometry geometry = InputSpecification.imageNet(224).squeezed().geometry(size);
        double left = random.nextDouble() * size.width() / 2;
        double top = random.nextDouble() * size.height() / 2;
        Box box = new Box(left, top, left + size.width() / 3.0, top + size.height() / 3.0);

        Box mapped = geometry.map(box).orElseThrow();
        Box back = geometry.inverse(mapped);

        assertThat(back.left()).isCloseTo(box.left(), within(1e-9));
        assertThat(back.top()).isCloseTo(box.top(), within(1e-9));
        assertThat(back.right()).isCloseTo(box.right(), within(1e-9));
        assertThat(back.bottom()).isCloseTo(box.bottom(), within(1e-9));
        assertThat(mapped.area()).isCloseTo(box.area() * geometry.scaleX() * geometry.scaleY(), within(1e-6));
    }

    @Test
    void a_mask_is_sampled_at_the_centres_of_the_input_pixels() {
        // Centres at 0.5 and 1.5 of the input lie at 3 and 5 of the picture horizontally, 1 and 3 vertically.
        Mask mask = Mask.ofBoxes(8, 4, List.of(new Box(3, 1, 4, 2)));

        assertThat(halved.map(mask)).isEqualTo(Mask.of(2, 2, new boolean[] {true, false, false, false}));
    }

    @Test
    void an_enlarged_mask_keeps_its_shape() {
        Geometry tripled = new Geometry(new PictureSize(2, 1), new PictureSize(6, 3), 3, 3, 0, 0);
        Mask mask = Mask.of(2, 1, new boolean[] {false, true});

        assertThat(tripled.map(mask)).isEqualTo(Mask.ofBoxes(6, 3, List.of(new Box(3, 0, 6, 3))));
    }

    @Test
    void a_mask_and_its_box_stay_together_through_resize_and_crop() {
        Geometry geometry = InputSpecification.imageNet(224).geometry(new PictureSize(640, 427));
        Box box = new Box(200, 50, 411, 333);

        Box ofMask =
                geometry.map(Mask.ofBoxes(640, 427, List.of(box))).boundingBox().orElseThrow();

        assertThat(ofMask.iou(geometry.map(box).orElseThrow())).isGreaterThan(0.98);
    }

    @Test
    void a_mask_of_another_picture_and_a_scale_of_nothing_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> halved.map(Mask.of(1, 1, new boolean[1])))
                .withMessage("The mask is 1×1, but the picture is 8×4.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Geometry(new PictureSize(1, 1), new PictureSize(1, 1), 0, 1, 0, 0));
    }
}
