package org.modelaudit.torch.running;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.torch.libtorch.Libtorch;

class MethodWeightsTest {

    private static final String SOURCE = """
            class Segments(Module):
              training : bool
              def first(self: Segments,
                weights: List[Tensor]) -> Tensor:
                a__1 = torch.add(weights[12], weights[3])
                return torch.add(a__1, weights[12])
              def second(self: Segments,
                weights: List[Tensor]) -> Tensor:
                return torch.relu(weights[0])
              def third(self: Segments,
                weights: List[Tensor]) -> int:
                return 3
            """;

    @Test
    void each_method_numbers_the_weights_that_it_reads_from_zero() {
        MethodWeights methods = MethodWeights.of(SOURCE);
        assertThat(methods.source())
                .contains("torch.add(weights[0], weights[1])", "torch.add(a__1, weights[0])", "relu(weights[0])")
                .hasSameSizeAs(SOURCE.replace("weights[12]", "weights[0]"));
        assertThat(methods.read())
                .containsEntry("first", List.of(12, 3))
                .containsEntry("second", List.of(0))
                .containsEntry("third", List.of());
    }

    @Test
    void a_method_is_given_its_own_weights_and_one_at_least() {
        try (NDManager manager = Libtorch.get().newManager(Device.cpu())) {
            List<NDArray> all = IntStream.range(0, 13)
                    .<NDArray>mapToObj(i -> manager.create((float) i))
                    .toList();
            MethodWeights methods = MethodWeights.of(SOURCE);
            assertThat(methods.of("first", all)).containsExactly(all.get(12), all.get(3));
            assertThat(methods.of("second", all)).containsExactly(all.get(0));
            assertThat(methods.of("third", all)).containsExactly(all.get(0));
        }
    }
}
