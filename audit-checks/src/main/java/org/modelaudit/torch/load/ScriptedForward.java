package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Optional;
import org.modelaudit.model.NamedOutputs;
import org.modelaudit.torch.libtorch.TorchModule;
import org.modelaudit.torch.libtorch.TorchModule.Argument;
import org.modelaudit.torch.running.WholeProgram;

/** The {@code forward} of a TorchScript program, of whose results the logits are taken. */
record ScriptedForward(TorchModule module, OutputSelection selection, ReturnedTensors returned)
        implements WholeProgram {

    @Override
    public NamedOutputs outputs() {
        return returned.outputs();
    }

    @Override
    public NDArray show(NDArray images, String name) {
        return returned.of(module, images, name);
    }

    @Override
    public NDArray forward(NDArray images) {
        NDArray input = images.getDataType() == DataType.FLOAT32 ? images : images.toType(DataType.FLOAT32, false);
        if (!selection.isWhole()) {
            NDManager owner = images.getManager();
            try (NDArray picked = module.inspect(
                    "forward", List.of(Argument.tensor(input)), result -> selection.pick(result, owner))) {
                // What comes out of inference mode can never take part in a recorded run; its copy can.
                return picked.getDataType() == DataType.FLOAT32
                        ? picked.duplicate()
                        : picked.toType(DataType.FLOAT32, true);
            }
        }
        NDList result = module.run("forward", false, images.getManager(), List.of(Argument.tensor(input)));
        return result.get(0).toType(DataType.FLOAT32, false);
    }

    @Override
    public Optional<Copy> copy(NDManager owner) {
        TorchModule other = module.copy(owner);
        return Optional.of(
                new Copy(new ScriptedForward(other, selection, returned), ScriptedModule.weights(other, owner)));
    }

    @Override
    public void close() {
        module.close();
    }
}
