package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.model.NamedOutputs;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.libtorch.SegmentLoader;
import org.modelaudit.torch.libtorch.TorchModule;
import org.modelaudit.torch.libtorch.TorchModule.Argument;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.Segment;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.running.WholeProgram;
import org.modelaudit.torch.source.SourceWriter;

/** A flat program that returns its logits where the saved one returns something else, as one method on the same weights. */
record SegmentForward(
        TorchModule segment,
        List<NDArray> weights,
        TorchModule saved,
        ReturnedTensors returned,
        SegmentLoader loader,
        String source)
        implements WholeProgram {

    private static final String LOGITS = "logits";

    /**
     * @param program whose result are the logits
     * @param run of the module that holds the weights; closed with this
     */
    static SegmentForward load(FlatProgram program, FirstRun run, List<NDArray> weights) {
        ScriptedModule module = run.module();
        Segment all = new Segment(
                LOGITS,
                0,
                program.statements().size(),
                List.of(program.input()),
                List.of(SourceWriter.text(program.result())));
        String source = new SegmentWriter(program, new Liveness(program), Map.of())
                .add(all)
                .source();
        SegmentLoader loader = module.saved().entries().segments();
        return new SegmentForward(
                loader.load(source, module.manager()), weights, module.module(), run.returned(), loader, source);
    }

    @Override
    public NDArray forward(NDArray images) {
        NDArray input = images.getDataType() == DataType.FLOAT32 ? images : images.toType(DataType.FLOAT32, false);
        List<Argument> arguments = List.of(Argument.list("weights", weights), Argument.list("values", List.of(input)));
        return segment.run(LOGITS, false, images.getManager(), arguments).get(0);
    }

    @Override
    public NamedOutputs outputs() {
        return returned.outputs();
    }

    @Override
    public NDArray show(NDArray images, String name) {
        return returned.of(saved, images, name);
    }

    @Override
    public Optional<Copy> copy(NDManager owner) {
        TorchModule other = saved.copy(owner);
        List<NDArray> own = ScriptedModule.weights(other, owner);
        return Optional.of(
                new Copy(new SegmentForward(loader.load(source, owner), own, other, returned, loader, source), own));
    }

    @Override
    public void close() {
        Closing.all(segment::close, saved::close);
    }
}
