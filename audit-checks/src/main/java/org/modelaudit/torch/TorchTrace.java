package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.OperationKind;
import org.modelaudit.torch.program.Segment;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceWriter;

/** Runs a program segment by segment, each recorded on its own, and walks back from the last to the first. */
final class TorchTrace implements OperationTrace {

    private final TorchModel model;
    private final TracedSegments segments;
    private final NDManager manager;
    private final Map<String, List<NDArray>> values = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Operation, Step> operations = new LinkedHashMap<>();
    private boolean walked;

    /** One segment's run: leaves that it read and tensors that it returned, by variable. */
    private record Step(
            @Nullable Operation operation,
            Map<String, List<NDArray>> inputs,
            Map<String, List<NDArray>> outputs,
            String first) {}

    TorchTrace(TorchModel model, TracedSegments segments, NDArray images) {
        this.model = model;
        this.segments = segments;
        this.manager = images.getManager().newSubManager();
        values.put(model.program().flat().input(), List.of(images));
        for (Segment segment : segments.segments()) {
            run(segment);
        }
    }

    private void run(Segment segment) {
        Map<String, List<NDArray>> inputs = new HashMap<>();
        List<NDArray> packed = new ArrayList<>();
        for (String variable : segment.inputs()) {
            List<NDArray> leaves = values.getOrDefault(variable, List.of()).stream()
                    .map(this::leaf)
                    .toList();
            inputs.put(variable, leaves);
            packed.addAll(leaves);
        }
        if (packed.isEmpty()) {
            packed.add(manager.create(0f));
        }
        NDList results = model.program().run(segments.module(), segment.name(), true, manager, packed);
        Map<String, List<NDArray>> outputs = segments.unpack(segment, results);
        values.putAll(outputs);
        Operation operation = operation(segment);
        Step step = new Step(operation, inputs, outputs, segments.firstArgument(segment));
        steps.add(step);
        if (operation != null) {
            operations.put(operation, step);
        }
    }

    private NDArray leaf(NDArray value) {
        if (value.getDataType().name().startsWith("COMPLEX")) {
            throw new ProgramException(
                    "complex numbers pass between its operations, which cannot be recorded one by one");
        }
        NDArray leaf = value.stopGradient().duplicate();
        leaf.attach(manager);
        if (leaf.getDataType().isFloating()) {
            leaf.setRequiresGradient(true);
        }
        return leaf;
    }

    /** A segment's operation, if it is one statement of a known kind from a tensor to a tensor. */
    private @Nullable Operation operation(Segment segment) {
        FlatStatement statement = model.program().flat().statements().get(segment.from());
        OperationKind kind = OperationKind.of(statement.operation());
        boolean readable = kind != OperationKind.OTHER
                && segment.outputs().size() == 1
                && segment.inputs().contains(segments.firstArgument(segment));
        return readable
                ? new Operation(
                        operations.size(),
                        statement.layer(),
                        OperationKind.simpleName(statement.operation()),
                        Kind.valueOf(kind.name()))
                : null;
    }

    @Override
    public List<Operation> operations() {
        return List.copyOf(operations.keySet());
    }

    @Override
    public NDArray input(Operation operation) {
        Step step = step(operation);
        return first(step.inputs(), step.first());
    }

    @Override
    public NDArray output(Operation operation) {
        return step(operation).outputs().values().iterator().next().get(0);
    }

    private Step step(Operation operation) {
        Step step = operations.get(operation);
        if (step == null) {
            throw new IllegalArgumentException("This trace has no " + operation);
        }
        return step;
    }

    private static NDArray first(Map<String, List<NDArray>> values, String variable) {
        return values.getOrDefault(variable, List.of()).get(0);
    }

    @Override
    public NDArray logits() {
        return first(values, result());
    }

    private String result() {
        return SourceWriter.text(model.program().flat().result());
    }

    @Override
    public NDArray backward(NDArray seed, Rule rule) {
        if (walked) {
            throw new IllegalStateException("This trace has been walked; record another.");
        }
        walked = true;
        return model.named(() -> {
            Upstream upstream = new Upstream();
            upstream.add(result(), 0, seed);
            for (int i = steps.size() - 1; i >= 0; i--) {
                back(steps.get(i), rule, upstream);
            }
            NDArray images = first(values, model.program().flat().input());
            NDArray arrived = upstream.at(model.program().flat().input(), 0);
            model.counter().backward.addAndGet(images.getShape().get(0));
            NDArray result = arrived == null ? images.zerosLike() : arrived.duplicate();
            result.attach(images.getManager());
            return result;
        });
    }

    private void back(Step step, Rule rule, Upstream upstream) {
        Map<String, List<@Nullable NDArray>> arrived = new HashMap<>();
        step.outputs().forEach((variable, tensors) -> arrived.put(variable, upstream.take(variable, tensors.size())));
        if (arrived.values().stream().allMatch(l -> l.stream().allMatch(Objects::isNull))) {
            return;
        }
        Runnable ordinary = new Once(() -> recordedBackward(step, arrived));
        NDArray replaced = step.operation() == null ? null : apply(step, step.operation(), rule, arrived, ordinary);
        boolean alone = replaced != null && step.inputs().size() == 1;
        if (!alone) {
            ordinary.run();
        }
        step.inputs().forEach((variable, leaves) -> {
            for (int k = 0; k < leaves.size(); k++) {
                NDArray leaf = leaves.get(k);
                if (replaced != null && variable.equals(step.first()) && k == 0) {
                    upstream.add(variable, k, replaced);
                } else if (leaf.getDataType().isFloating()) {
                    upstream.add(variable, k, gradient(leaf));
                }
            }
        });
    }

    private @Nullable NDArray apply(
            Step step,
            Operation operation,
            Rule rule,
            Map<String, List<@Nullable NDArray>> arrived,
            Runnable ordinary) {
        NDArray input = first(step.inputs(), step.first());
        NDArray up = arrived.values().iterator().next().get(0);
        Supplier<NDArray> gradient = () -> {
            ordinary.run();
            return gradient(input);
        };
        return up == null ? null : rule.propagate(operation, input, output(operation), up, gradient);
    }

    private NDArray gradient(NDArray leaf) {
        NDArray gradient = leaf.getGradient();
        gradient.attach(manager);
        return gradient;
    }

    private void recordedBackward(Step step, Map<String, List<@Nullable NDArray>> arrived) {
        step.outputs().forEach((variable, tensors) -> {
            List<@Nullable NDArray> up = arrived.getOrDefault(variable, List.of());
            for (int k = 0; k < tensors.size(); k++) {
                NDArray u = up.get(k);
                if (u != null) {
                    segments.module().backward(tensors.get(k), u, true);
                }
            }
        });
    }

    @Override
    public void close() {
        manager.close();
    }

    /** Runs something at most once. */
    private static final class Once implements Runnable {

        private final Runnable work;
        private boolean done;

        Once(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (!done) {
                done = true;
                work.run();
            }
        }
    }
}
