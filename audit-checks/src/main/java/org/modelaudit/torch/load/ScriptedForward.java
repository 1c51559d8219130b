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
        if (!selection.isWhole()) {
            return ReturnedTensors.picked(module, images, selection::pick);
        }
        NDArray input = images.getDataType() == DataType.FLOAT32 ? images : images.toType(DataType.FLOAT32, false);
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
