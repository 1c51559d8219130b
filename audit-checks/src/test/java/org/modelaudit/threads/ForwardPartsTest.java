package org.modelaudit.threads;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.image.InputSpecification;

class ForwardPartsTest {

    @Test
    void the_size_of_a_picture_decides_how_many_go_through_together() {
        assertThat(ForwardParts.of(Device.cpu(), InputSpecification.imageNet(224))
                        .size())
                .isEqualTo(4);
    }

    @Test
    void a_gpu_takes_all_together() {
        assertThat(ForwardParts.of(Device.gpu(0), InputSpecification.imageNet(224))
                        .size())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void every_picture_goes_through_once_in_order_and_nothing_is_left() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray images = manager.create(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, new Shape(10, 1));
            List<Shape> seen = Collections.synchronizedList(new ArrayList<>());

            NDArray rows = new ForwardParts(4, new PassThreads(3)).forward(images, part -> {
                seen.add(part.getShape());
                return part.mul(2);
            });

            assertThat(rows.toFloatArray()).containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18);
            assertThat(seen).containsExactlyInAnyOrder(new Shape(4, 1), new Shape(4, 1), new Shape(2, 1));
            assertThat(manager.getManagedArrays()).containsExactlyInAnyOrder(images, rows);
        }
    }

    @Test
    void whatever_a_pass_does_to_its_pictures_the_callers_stay_as_they_are() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            for (int count : List.of(4, 10)) {
                NDArray images = manager.ones(new Shape(count, 1));

                new ForwardParts(4, new PassThreads(3))
                        .forward(images, part -> part.addi(1).mul(1));

                assertThat(images.toFloatArray()).containsOnly(1);
            }
        }
    }
}
