package org.modelaudit.torch.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.libtorch.SegmentLoader;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.source.Expression;

class RunningProgramTest {

    /** A program of no statement, whose own module cannot be closed. */
    private static final class Stubborn implements WholeProgram {

        @Override
        public NDArray forward(NDArray images) {
            return images;
        }

        @Override
        public void close() {
            throw new IllegalStateException("stubborn");
        }
    }

    @Test
    void a_program_whose_module_cannot_be_closed_gives_back_its_tensors() {
        NDManager manager = Libtorch.get().newManager(Device.cpu());
        FlatProgram flat = new FlatProgram("x", List.of(), new Expression.Name("x"), List.of(), List.of(), 0);
        RunningProgram program = new RunningProgram(
                new ProgramOrigin("net.pt", "traced", "0".repeat(64), List.of(), Map.of()),
                flat,
                new ProgramShapes(InputSpecification.imageNet(8), 1, ModelOutput.LOGITS),
                new NativeProgram(manager, new Stubborn(), List.of(), new SegmentLoader(Map.of())));
        assertThatThrownBy(program::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stubborn");
        assertThat(manager.isOpen()).isFalse();
    }
}
