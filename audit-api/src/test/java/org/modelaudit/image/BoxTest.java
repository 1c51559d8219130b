package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BoxTest {

    @Test
    void is_half_open() {
        Box box = new Box(1, 2, 4, 6);

        assertThat(box.width()).isEqualTo(3);
        assertThat(box.height()).isEqualTo(4);
        assertThat(box.area()).isEqualTo(12);
    }

    @Test
    void two_boxes_that_share_a_third_of_their_union() {
        Box left = new Box(0, 0, 2, 2);
        Box right = new Box(1, 0, 3, 2);

        assertThat(left.intersection(right)).isEqualTo(2);
        assertThat(left.iou(right)).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void boxes_that_touch_do_not_overlap() {
        assertThat(new Box(0, 0, 1, 1).iou(new Box(1, 0, 2, 1))).isZero();
        assertThat(new Box(0, 0, 1, 1).iou(new Box(5, 5, 6, 6))).isZero();
    }

    @RepeatedTest(20)
    void the_overlap_is_symmetric_between_0_and_1_and_1_with_itself(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Box one = box(random);
        Box other = box(random);

        assertThat(one.iou(other)).isEqualTo(other.iou(one)).isBetween(0.0, 1.0);
        assertThat(one.iou(one)).isEqualTo(1);
    }

    @Test
    void refuses_what_has_no_area_or_no_place() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(0, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(0, 2, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(0, 0, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(0, 0, 1, Double.POSITIVE_INFINITY));
    }

    private static Box box(Random random) {
        double left = random.nextDouble();
        double top = random.nextDouble();
        return new Box(left, top, left + 0.1 + random.nextDouble(), top + 0.1 + random.nextDouble());
    }
}
