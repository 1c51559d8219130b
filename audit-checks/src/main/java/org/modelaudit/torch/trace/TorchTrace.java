package org.modelaudit.torch.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.Layer;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.OperationKinds;
import org.modelaudit.torch.program.Segment;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceWriter;

/** Runs a program segment by segment, each recorded on its own, so that the walk back can pass them one by one. */
final class TorchTrace implements OperationTrace {

    private final RunningProgram program;
    private final TracedSegments segments;
    private final NDManager manager;
    private final Map<String, List<NDArray>> values = new HashMap<>();
    private final Map<String, String> makers = new HashMap<>();
    private final List<TracedStep> steps = new ArrayList<>();
    private final Map<Operation, TracedStep> operations = new LinkedHashMap<>();
    private boolean walked;

    TorchTrace(RunningProgram program, TracedSegments segments, NDArray images, Intervention intervention) {
        this.program = program;
        this.segments = segments;
        this.manager = images.getManager().newSubManager();
        values.put(program.flat().input(), List.of(images));
        try {
            for (Segment segment : segments.segments()) {
                run(segment, intervention);
            }
        } catch (RuntimeException e) {
            throw Closing.after(e, manager::close);
        }
    }

    private void run(Segment segment, Intervention intervention) {
        Map<String, List<NDArray>> leaves = new HashMap<>();
        Map<String, String> sources = new HashMap<>();
        List<NDArray> packed = new ArrayList<>();
        for (String variable : segment.inputs()) {
            List<NDArray> own = values.getOrDefault(variable, List.of()).stream()
                    .map(this::leaf)
                    .toList();
            leaves.put(variable, own);
            packed.addAll(own);
            String maker = makers.get(variable);
            if (maker != null) {
                sources.put(variable, maker);
            }
        }
        Map<String, List<NDArray>> outputs = segments.run(segment, packed, program.weights(), manager);
        values.putAll(outputs);
        Operation operation = operation(segment);
        TracedStep step = new TracedStep(
                segment, operation, inOrder(segment, leaves), outputs, segments.firstArgument(segment), sources);
        outputs.keySet().forEach(variable -> makers.put(variable, segment.name()));
        steps.add(step);
        if (operation != null) {
            operations.put(operation, step);
            NDArray replaced = intervention.replace(operation, view(step.output()));
            if (replaced != null) {
                values.put(segment.outputs().get(0), List.of(replaced));
            }
        }
    }

    /** What the first statement's call names comes first, in the order of its arguments. */
    private Map<String, List<NDArray>> inOrder(Segment segment, Map<String, List<NDArray>> leaves) {
        Map<String, List<NDArray>> ordered = new LinkedHashMap<>();
        statement(segment).arguments().stream()
                .filter(leaves::containsKey)
                .forEach(v -> ordered.put(v, leaves.getOrDefault(v, List.of())));
        segment.inputs().forEach(v -> ordered.putIfAbsent(v, leaves.getOrDefault(v, List.of())));
        return ordered;
    }

    private FlatStatement statement(Segment segment) {
        return program.flat().statements().get(segment.from());
    }

    private NDArray leaf(NDArray value) {
        if (value.getDataType().name().startsWith("COMPLEX")) {
            throw new ProgramException(
                    "complex numbers pass between its operations, which cannot be recorded one by one");
        }
        NDArray leaf = value.stopGradient();
        leaf.attach(manager);
        if (leaf.getDataType().isFloating()) {
            leaf.setRequiresGradient(true);
        }
        return leaf;
    }

    /** A segment's operation, if it is one statement of a known kind from a tensor to a tensor. */
    private @Nullable Operation operation(Segment segment) {
        FlatStatement statement = statement(segment);
        return OperationKinds.of(statement.operation())
                .filter(kind ->
                        segment.outputs().size() == 1 && segment.inputs().contains(segments.firstArgument(segment)))
                .map(kind -> new Operation(
                        operations.size(), statement.layer(), OperationKinds.simpleName(statement.operation()), kind))
                .orElse(null);
    }

    @Override
    public List<Operation> operations() {
        return List.copyOf(operations.keySet());
    }

    @Override
    public List<Operation> operations(Layer layer) {
        FlatProgram flat = program.flat();
        return flat.layers().stream()
                .filter(call -> call.path().equals(layer.path()))
                .flatMap(call -> operations.entrySet().stream()
                        .filter(e -> flat.runsIn(call, e.getValue().segment().from()))
                        .map(Map.Entry::getKey))
                .toList();
    }

    @Override
    public NDArray input(Operation operation) {
        return step(operation).firstInput();
    }

    @Override
    public List<NDArray> inputs(Operation operation) {
        return step(operation).leaves().stream().map(leaf -> view(leaf.array())).toList();
    }

    @Override
    public NDArray output(Operation operation) {
        return step(operation).output();
    }

    private NDArray view(NDArray array) {
        NDArray view = array.stopGradient();
        view.attach(manager);
        return view;
    }

    private TracedStep step(Operation operation) {
        TracedStep step = operations.get(operation);
        if (step == null) {
            throw new IllegalArgumentException("This trace has no " + operation);
        }
        return step;
    }

    @Override
    public Optional<Operation> onlyReader(Operation operation) {
        String made = step(operation).segment().name();
        boolean returned = made.equals(makers.get(result()));
        List<TracedStep> readers = steps.stream()
                .filter(reader -> reader.sources().containsValue(made) && reader.makesRealNumbers())
                .toList();
        return readers.size() == 1 && !returned
                ? Optional.ofNullable(readers.get(0).operation())
                : Optional.empty();
    }

    @Override
    public Optional<LinearMap> linearMap(Operation operation) {
        return TorchLinearMap.of(program, segments, step(operation), operation.name(), manager);
    }

    @Override
    public List<NDArray> gradients(Operation operation, NDArray upstream) {
        return step(operation).gradients(segments.module(), upstream, upstream.getManager());
    }

    @Override
    public Replay replay(Operation operation, NDArray input) {
        return program.named(() -> {
            NDManager scope = input.getManager();
            NDArray leaf = TorchLinearMap.leaf(input, scope);
            NDArray output = segments.run(step(operation), leaf, program.weights(), scope);
            return new TorchReplay(segments.module(), leaf, output);
        });
    }

    @Override
    public NDArray logits() {
        return values.getOrDefault(result(), List.of()).get(0);
    }

    private String result() {
        return SourceWriter.text(program.flat().result());
    }

    @Override
    public NDArray backward(NDArray seed, Rule rule) {
        return backwardSharing(seed, step -> {
            List<NDArray> inputs = step.inputs();
            OnceGiven gradients = new OnceGiven(() -> step.gradients(step.upstream()));
            NDArray first = rule.propagate(
                    step.operation(),
                    inputs.get(0),
                    step.output(),
                    step.upstream(),
                    () -> gradients.get().get(0));
            if (first == null) {
                return gradients.get();
            }
            List<NDArray> shares = new ArrayList<>(List.of(first));
            if (inputs.size() > 1) {
                shares.addAll(gradients.get().subList(1, inputs.size()));
            }
            return shares;
        });
    }

    @Override
    public NDArray backwardSharing(NDArray seed, SharingRule rule) {
        if (walked) {
            throw new IllegalStateException("This trace has been walked; record another.");
        }
        walked = true;
        return program.named(() -> {
            String input = program.flat().input();
            NDArray images = values.getOrDefault(input, List.of()).get(0);
            NDArray arrived = new TraceWalk(segments.module(), manager).run(steps, result(), seed, input, rule);
            program.passes().backward(images.getShape().get(0));
            NDArray back = arrived == null ? images.zerosLike() : arrived.duplicate();
            back.attach(images.getManager());
            return back;
        });
    }

    @Override
    public void close() {
        manager.close();
    }

    /** The gradients of one step, computed when they are first asked for. */
    private static final class OnceGiven {

        private final Supplier<List<NDArray>> work;
        private @Nullable List<NDArray> given;

        OnceGiven(Supplier<List<NDArray>> work) {
            this.work = work;
        }

        List<NDArray> get() {
            if (given == null) {
                given = work.get();
            }
            return given;
        }
    }
}
