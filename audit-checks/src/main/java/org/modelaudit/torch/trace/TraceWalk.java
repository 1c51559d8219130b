package org.modelaudit.torch.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.model.OperationTrace.SharingRule;
import org.modelaudit.model.OperationTrace.Step;
import org.modelaudit.torch.running.LoadedSegments;

/** Walks back through the steps of a trace. What a rule makes on its way is freed behind each step. */
final class TraceWalk {

    private final LoadedSegments module;
    private final NDManager manager;
    private final Upstream upstream = new Upstream();

    /**
     * @param module that ran the segments
     * @param manager owner of what is on its way
     */
    TraceWalk(LoadedSegments module, NDManager manager) {
        this.module = module;
        this.manager = manager;
    }

    /**
     * @param steps in the order of execution
     * @param result variable that the program returns
     * @param start what starts there
     * @param input variable that holds the pictures
     * @return what arrives there, null where nothing does
     */
    @Nullable
    NDArray run(List<TracedStep> steps, String result, NDArray start, String input, SharingRule rule) {
        upstream.add(result, 0, kept(start));
        for (int i = steps.size() - 1; i >= 0; i--) {
            pass(steps.get(i), rule);
        }
        return upstream.at(input, 0);
    }

    private void pass(TracedStep step, SharingRule rule) {
        Map<String, List<@Nullable NDArray>> arrived = new HashMap<>();
        step.outputs().forEach((variable, tensors) -> arrived.put(variable, upstream.take(variable, tensors.size())));
        List<NDArray> there = arrived.values().stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .toList();
        if (there.isEmpty()) {
            return;
        }
        try (NDManager scope = manager.newSubManager()) {
            List<TracedStep.Leaf> leaves = step.leaves();
            Operation operation = step.operation();
            Set<NDArray> own = Collections.newSetFromMap(new IdentityHashMap<>());
            List<NDArray> shares = operation == null
                    ? null
                    : rule.share(new Passing(step, operation, there.get(0), leaves, scope, own));
            List<NDArray> parts = shares == null ? gradients(step, leaves, arrived, scope) : shares;
            if (shares == null) {
                own.addAll(parts);
            }
            if (parts.size() != leaves.size()) {
                throw new IllegalArgumentException("%s read %d tensors, but the rule shares among %d."
                        .formatted(operation, leaves.size(), parts.size()));
            }
            for (int k = 0; k < parts.size(); k++) {
                NDArray part = parts.get(k);
                upstream.add(
                        leaves.get(k).variable(), leaves.get(k).index(), own.remove(part) ? moved(part) : kept(part));
            }
        }
        there.forEach(NDArray::close);
    }

    /**
     * A copy of our own, which lives as long as it is on its way. Never a view: numbers that came from Java are freed with the array
     * that they were made for, whatever else looks at them, and a rule's arrays are gone when its step has been passed.
     */
    private NDArray kept(NDArray array) {
        NDArray kept = array.stopGradient().duplicate();
        kept.attach(manager);
        return kept;
    }

    /** What libtorch has just made of a copy of the seed, which nobody else owns. */
    private NDArray moved(NDArray gradient) {
        gradient.attach(manager);
        return gradient;
    }

    private List<NDArray> gradients(
            TracedStep step,
            List<TracedStep.Leaf> leaves,
            Map<String, List<@Nullable NDArray>> arrived,
            NDManager scope) {
        List<NDArray> targets = new ArrayList<>();
        List<NDArray> seeds = new ArrayList<>();
        step.outputs().forEach((variable, tensors) -> {
            List<@Nullable NDArray> up = arrived.getOrDefault(variable, List.of());
            for (int k = 0; k < tensors.size(); k++) {
                NDArray u = up.get(k);
                if (u != null) {
                    targets.add(tensors.get(k));
                    seeds.add(u);
                }
            }
        });
        return module.gradientsOrZero(
                targets, seeds, leaves.stream().map(TracedStep.Leaf::array).toList(), scope);
    }

    /** A step as a rule sees it. */
    private final class Passing implements Step {

        private final TracedStep step;
        private final Operation operation;
        private final List<TracedStep.Leaf> leaves;
        private final NDManager scope;
        private final NDArray arrived;
        private final Set<NDArray> own;

        /** @param own gets what {@link #gradients} makes, which lives in the scope */
        Passing(
                TracedStep step,
                Operation operation,
                NDArray arrived,
                List<TracedStep.Leaf> leaves,
                NDManager scope,
                Set<NDArray> own) {
            this.step = step;
            this.operation = operation;
            this.leaves = leaves;
            this.scope = scope;
            this.arrived = view(arrived);
            this.own = own;
        }

        /** The same numbers, without a record of what is done to them, in the step's scope. */
        private NDArray view(NDArray array) {
            NDArray view = array.stopGradient();
            view.attach(scope);
            return view;
        }

        @Override
        public Operation operation() {
            return operation;
        }

        @Override
        public List<NDArray> inputs() {
            return leaves.stream().map(leaf -> view(leaf.array())).toList();
        }

        @Override
        public NDArray output() {
            return view(step.output());
        }

        @Override
        public NDArray upstream() {
            return arrived;
        }

        @Override
        public List<NDArray> gradients(NDArray up) {
            List<NDArray> gradients = step.gradients(module, up, scope);
            own.addAll(gradients);
            return gradients;
        }
    }
}
