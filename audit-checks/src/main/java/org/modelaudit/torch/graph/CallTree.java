package org.modelaudit.torch.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.modelaudit.torch.graph.CallStep.ModuleCall;
import org.modelaudit.torch.graph.CallStep.Operation;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/**
 * Finds the calls of modules in a list of operations. From one operation to the next, what both their frames begin with are calls
 * that go on; the others of the first have ended, the others of the second begin.
 */
final class CallTree {

    /** Below what may be followed: calls stand some ten deep in one another. */
    private static final int DEEPEST = 60;

    private CallTree() {}

    /** The call of the top module. */
    static ModuleCall of(ComputationGraph graph) {
        ModuleCall top = call(new Frame("", "", graph.kind()), 0);
        Deque<ModuleCall> open = new ArrayDeque<>(List.of(top));
        List<List<Frame>> frames = frames(graph.nodes());
        for (int i = 0; i < frames.size(); i++) {
            List<Frame> wanted = frames.get(i);
            int common = common(i == 0 ? List.of() : frames.get(i - 1), wanted);
            while (open.size() - 1 > common) {
                open.pop();
            }
            for (Frame frame : wanted.subList(common, wanted.size())) {
                ModulePath.check(frame.path());
                ModuleCall inner = call(frame, i);
                open.getFirst().steps().add(inner);
                open.push(inner);
            }
            open.getFirst().steps().add(new Operation(graph.nodes().get(i), i));
        }
        return top;
    }

    private static ModuleCall call(Frame frame, int first) {
        return new ModuleCall(frame, new ArrayList<>(), first);
    }

    /** Where the format does not say, what lies around the operation: an exporter added it, and it ends no call. */
    private static List<List<Frame>> frames(List<GraphNode> nodes) {
        List<List<Frame>> all = saidNext(nodes);
        List<Frame> before = List.of();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).frames().isEmpty()) {
                List<Frame> next = all.get(i);
                all.set(i, next.subList(0, common(before, next)));
            }
            before = all.get(i);
        }
        return all;
    }

    /** For each operation what it says, or where it does not, the next that does. */
    private static List<List<Frame>> saidNext(List<GraphNode> nodes) {
        List<List<Frame>> all = new ArrayList<>();
        List<Frame> next = List.of();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            next = nodes.get(i).frames().orElse(next);
            if (next.size() > DEEPEST) {
                throw new ProgramException("it calls modules more than %d deep (at '%s')"
                        .formatted(DEEPEST, Printable.of(next.get(DEEPEST).path())));
            }
            all.add(next);
        }
        Collections.reverse(all);
        return all;
    }

    private static int common(List<Frame> one, List<Frame> other) {
        int n = 0;
        while (n < Math.min(one.size(), other.size())
                && one.get(n).key().equals(other.get(n).key())
                && one.get(n).path().equals(other.get(n).path())) {
            n++;
        }
        return n;
    }
}
