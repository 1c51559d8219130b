package org.modelaudit.torch.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modelaudit.torch.graph.CallStep.ModuleCall;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.ProgramException;

class CallTreeTest {

    private static final GraphNode UNSAID = new GraphNode(List.of(), Optional.empty());

    private static GraphNode at(String... paths) {
        List<Frame> frames = new ArrayList<>();
        for (String path : paths) {
            frames.add(new Frame(path, path, "Module"));
        }
        return new GraphNode(List.of(), Optional.of(frames));
    }

    private static ModuleCall tree(List<GraphNode> nodes) {
        return CallTree.of(
                new ComputationGraph("Net", "x", nodes, Literal.NONE, new Name("Tensor"), Map.of(), Map.of()));
    }

    /** {@code Net(0 a(1))}: operations by number, calls by path. */
    private static String text(ModuleCall call) {
        return call.steps().stream()
                .map(step -> step instanceof ModuleCall inner
                        ? inner.path() + text(inner)
                        : String.valueOf(((CallStep.Operation) step).number()))
                .collect(Collectors.joining(" ", "(", ")"));
    }

    @Test
    void what_an_operation_has_in_common_with_the_one_before_goes_on() {
        assertThat(text(tree(List.of(at("a"), at("a", "a.b"), at("a"), at("c"), at()))))
                .isEqualTo("(a(0 a.b(1) 2) c(3) 4)");
    }

    @Test
    void an_operation_of_which_nothing_is_said_belongs_to_what_goes_on_around_it() {
        assertThat(text(tree(List.of(UNSAID, at("a", "a.b"), UNSAID, UNSAID, at("a", "a.c"), UNSAID, at("d"), UNSAID))))
                .isEqualTo("(0 a(a.b(1) 2 3 a.c(4)) 5 d(6) 7)");
    }

    /** Looking for the next that says something from each of them anew took minutes. */
    @Test
    @Timeout(10)
    void a_hundred_thousand_operations_of_which_nothing_is_said_are_gone_through_once() {
        List<GraphNode> nodes = new ArrayList<>(Collections.nCopies(100_000, UNSAID));
        nodes.add(at("a"));

        assertThat(tree(nodes).steps()).hasSize(100_001);
    }

    @Test
    void calls_nested_beyond_reason_are_refused() {
        String[] deep = IntStream.range(0, 61).mapToObj(i -> "m" + i).toArray(String[]::new);

        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> tree(List.of(UNSAID, at(deep))))
                .withMessage("it calls modules more than 60 deep (at 'm60')");
    }
}
