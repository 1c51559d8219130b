package org.modelaudit.torch.graph;

import java.util.List;

/** What a call of a module does: an operation, or a call within it. */
sealed interface CallStep {

    /** Number of the operation behind its last. */
    int end();

    /**
     * @param number in the order of the graph
     */
    record Operation(GraphNode node, int number) implements CallStep {

        @Override
        public int end() {
            return number + 1;
        }
    }

    /**
     * One call of a module.
     *
     * @param frame of the module
     * @param steps in the order in which they run
     * @param first number of the first operation
     */
    record ModuleCall(Frame frame, List<CallStep> steps, int first) implements CallStep {

        @Override
        public int end() {
            return steps.isEmpty() ? first : steps.get(steps.size() - 1).end();
        }

        String path() {
            return frame.path();
        }
    }
}
