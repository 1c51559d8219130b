package org.modelaudit.torch.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.libtorch.NativeMessage;
import org.modelaudit.torch.program.OperationSegments;
import org.modelaudit.torch.program.Segment;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.program.ValueType;
import org.modelaudit.torch.running.LoadedSegments;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.ProgramException;

/** All segments of a program, loaded as the methods of one small module. */
record TracedSegments(
        RunningProgram program, LoadedSegments module, List<Segment> segments, Map<String, ValueType> types)
        implements AutoCloseable {

    static TracedSegments load(RunningProgram program) {
        program.flat().fusedOperation().ifPresent(operation -> {
            throw new ProgramException(NativeMessage.noDerivative(operation.replace("torch.", "aten::")));
        });
        Map<String, ValueType> types = program.probe().types();
        List<Segment> segments = OperationSegments.of(program.flat(), program.liveness());
        SegmentWriter writer = new SegmentWriter(program.flat(), program.liveness(), types);
        segments.forEach(writer::add);
        writer.addGradients();
        return new TracedSegments(program, program.load(writer.source()), segments, types);
    }

    /** The variable that a segment's first operation reads first; empty where that is none. */
    String firstArgument(Segment segment) {
        Expression.Call call = program.flat().statements().get(segment.from()).call();
        Expression first = call == null || call.arguments().isEmpty()
                ? null
                : call.arguments().get(0);
        if (first instanceof Expression.ListLiteral list && !list.elements().isEmpty()) {
            first = list.elements().get(0);
        }
        return first instanceof Expression.Name name ? name.name() : "";
    }

    /**
     * Runs a segment, recorded.
     *
     * @param packed values of its inputs, in their order
     * @param weights as the program reads them
     * @param owner of what comes back
     */
    Map<String, List<NDArray>> run(Segment segment, List<NDArray> packed, List<NDArray> weights, NDManager owner) {
        List<NDArray> given = packed.isEmpty() ? List.of(owner.create(0f)) : packed;
        return unpack(segment, module.run(segment.name(), true, owner, weights, given));
    }

    /** Runs a step again on another first input, all else as it was. */
    NDArray run(TracedStep step, NDArray first, List<NDArray> weights, NDManager owner) {
        List<NDArray> packed = new ArrayList<>();
        for (String variable : step.segment().inputs()) {
            packed.addAll(
                    variable.equals(step.first())
                            ? List.of(first)
                            : step.inputs().getOrDefault(variable, List.of()));
        }
        return run(step.segment(), packed, weights, owner)
                .values()
                .iterator()
                .next()
                .get(0);
    }

    /** A segment's results by variable. */
    Map<String, List<NDArray>> unpack(Segment segment, NDList results) {
        Map<String, List<NDArray>> values = new LinkedHashMap<>();
        int at = 0;
        for (String variable : segment.outputs()) {
            int length = length(types.getOrDefault(variable, ValueType.Simple.TENSOR), results, at);
            values.put(variable, List.copyOf(results.subList(at, at + length)));
            at += length;
        }
        return values;
    }

    /** How many tensors a value of a type takes, as {@code ValueCodec} packs it. */
    private static int length(ValueType type, NDList results, int at) {
        if (type instanceof ValueType.Simple s) {
            int letters =
                    s.name().equals("str") ? Math.toIntExact(results.get(at).getLong()) : 0;
            return s.name().equals("NoneType") ? 0 : 1 + letters;
        }
        int length = 0;
        if (type instanceof ValueType.ListOf list) {
            long elements = results.get(at).getLong();
            length = 1;
            for (long i = 0; i < elements; i++) {
                length += length(list.element(), results, at + length);
            }
        } else if (type instanceof ValueType.DictOf dict) {
            long entries = results.get(at).getLong();
            length = 1;
            for (long i = 0; i < entries; i++) {
                length += length(dict.key(), results, at + length);
                length += length(dict.value(), results, at + length);
            }
        } else if (type instanceof ValueType.OptionalOf optional) {
            boolean there = results.get(at).getLong() != 0;
            length = 1 + (there ? length(optional.element(), results, at + 1) : 0);
        } else if (type instanceof ValueType.TupleOf tuple) {
            for (ValueType element : tuple.elements()) {
                length += length(element, results, at + length);
            }
        }
        return length;
    }

    @Override
    public void close() {
        module.close();
    }
}
