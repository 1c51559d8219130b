package org.modelaudit.torch.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.source.ProgramException;

/** Values that cross a cut in a batch of one and in a batch of two, and what becomes of them for variants of one sample. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchRoleTest {

    @SuppressWarnings("NullAway.Init")
    private NDManager manager;

    @BeforeAll
    void open() {
        manager = Libtorch.get().newManager(Device.cpu());
    }

    @AfterAll
    void close() {
        manager.close();
    }

    @Test
    void what_is_the_same_for_one_sample_and_for_two_is_shared() {
        BatchRole role = role(manager.create(new float[] {1, 2}), manager.create(new float[] {1, 2}));

        assertThat(role).isEqualTo(new BatchRole.Shared());
        assertThat(role.variants(manager.create(new float[] {1, 2}), 2, 1, 5).toFloatArray())
                .containsExactly(1, 2);
    }

    @Test
    void an_axis_that_doubles_runs_over_the_samples() {
        NDArray two = manager.arange(6f).reshape(2, 3);
        BatchRole role = role(two.get("0:1"), two);

        assertThat(role).isEqualTo(new BatchRole.Samples(0));
        assertThat(role.variants(two, 2, 1, 2).toFloatArray()).containsExactly(3, 4, 5, 3, 4, 5);
    }

    @Test
    void samples_can_have_blocks_of_an_axis_as_windows_of_a_picture_do() {
        // Two windows a sample, behind an axis of their own.
        NDArray two = manager.arange(8f).reshape(2, 4);
        BatchRole role = role(two.get(":, 0:2"), two);

        assertThat(role).isEqualTo(new BatchRole.Samples(1));
        NDArray variants = role.variants(two, 2, 1, 3);
        assertThat(variants.getShape()).isEqualTo(new Shape(2, 6));
        assertThat(variants.toFloatArray()).containsExactly(2, 3, 2, 3, 2, 3, 6, 7, 6, 7, 6, 7);
    }

    @Test
    void a_number_is_a_multiple_of_the_batch_or_grows_with_it() {
        BatchRole windows = role(manager.create(49L), manager.create(98L));
        assertThat(windows).isEqualTo(new BatchRole.Proportional());
        assertThat(windows.variants(manager.create(147L), 3, 1, 5).getLong()).isEqualTo(245);

        BatchRole onTop = role(manager.create(11L), manager.create(12L));
        assertThat(onTop).isEqualTo(new BatchRole.Growing(1));
        assertThat(onTop.variants(manager.create(13L), 3, 1, 5).getLong()).isEqualTo(15);
        assertThat(onTop.dependsOnSize()).isTrue();
    }

    @Test
    void what_depends_on_the_batch_otherwise_is_bound_to_it_and_refused_for_another() {
        NDArray two = manager.zeros(new Shape(2, 4, 4));
        BatchRole role = role(manager.zeros(new Shape(1, 2, 4)), two);

        assertThat(role).isEqualTo(new BatchRole.Bound());
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> role.variants(two, 2, 0, 3))
                .withMessageContaining("(2, 4, 4)")
                .withMessageContaining("bound to the size of the batch");
    }

    private static BatchRole role(NDArray one, NDArray two) {
        return BatchRole.compare(new NDList(one), new NDList(two)).get(0);
    }
}
