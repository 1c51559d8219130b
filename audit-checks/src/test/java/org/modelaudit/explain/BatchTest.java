package org.modelaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.AuditSample;

/** Stands here because only a module with an engine can make tensors. */
class BatchTest {

    private final List<AuditSample> samples = Stream.of("a", "b", "c")
            .map(id -> AuditSample.of(id, Path.of("none")))
            .toList();

    @Test
    void is_walked_in_parts_whose_last_may_be_smaller() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            List<String> parts = batch(manager)
                    .inParts(
                            2,
                            part -> part.samples().stream().map(AuditSample::id).toList() + " "
                                    + List.of(part.images().toFloatArray()[0]));

            assertThat(parts).containsExactly("[a, b] [0.0]", "[c] [4.0]");
        }
    }

    @Test
    void is_walked_one_by_one_in_scopes_that_end_with_their_work() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Batch batch = batch(manager);

            List<NDManager> scopes = batch.oneByOne(part -> {
                assertThat(part.images().getShape()).isEqualTo(new Shape(1, 1, 1, 2));
                return part.images().getManager();
            });

            assertThat(scopes).hasSize(3).doesNotContain(manager).allMatch(scope -> !scope.isOpen());
            assertThat(batch.images().toFloatArray()).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void is_walked_one_by_one_with_the_number_of_each_picture() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            List<String> pictures = batch(manager)
                    .oneByOneWithIndex((i, part) ->
                            i + part.samples().get(0).id() + part.images().toFloatArray()[0]);

            assertThat(pictures).containsExactly("0a0.0", "1b2.0", "2c4.0");
        }
    }

    @Test
    void is_walked_in_groups_of_one_size_the_last_filled_up_with_copies() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            List<String> groups = new ArrayList<>();

            List<Float> firsts = batch(manager).inGroups(2, group -> {
                float[] values = group.images().toFloatArray();
                groups.add(group.samples().stream().map(AuditSample::id).toList() + Arrays.toString(values));
                return List.of(values[0], values[2]);
            });

            assertThat(groups).containsExactly("[a, b][0.0, 1.0, 2.0, 3.0]", "[c, c][4.0, 5.0, 4.0, 5.0]");
            assertThat(firsts).containsExactly(0f, 2f, 4f);
        }
    }

    @Test
    void gives_the_numbers_of_each_picture() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            assertThat(batch(manager).values())
                    .containsExactly(new float[] {0, 1}, new float[] {2, 3}, new float[] {4, 5});
        }
    }

    @Test
    void is_worked_on_as_a_copy_in_a_scope_that_ends_with_the_work() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Batch batch = batch(manager);

            NDManager scope = batch.onCopy(copy -> {
                assertThat(copy.samples()).isEqualTo(samples);
                assertThat(copy.images()).isEqualTo(batch.images());
                copy.images().addi(1);
                return copy.images().getManager();
            });

            assertThat(scope).isNotSameAs(manager).matches(closed -> !closed.isOpen());
            assertThat(batch.images().toFloatArray()).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void has_no_parts_of_nothing() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Batch batch = batch(manager);

            assertThatThrownBy(() -> batch.inParts(0, Batch::size))
                    .hasMessage("A part of a batch has at least one picture, but got 0.");
        }
    }

    private Batch batch(NDManager manager) {
        return new Batch(samples, manager.create(new float[] {0, 1, 2, 3, 4, 5}, new Shape(3, 1, 1, 2)));
    }
}
