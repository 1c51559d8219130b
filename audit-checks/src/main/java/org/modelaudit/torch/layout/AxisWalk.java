package org.modelaudit.torch.layout;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.MapLayout;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.source.Statement;

/**
 * One walk through a program that notes where the cells lie in each variable, and how each layer returns its maps.
 *
 * <p>Inside an attention that shifts windows the places get lost; a layer's output whose places are not known, and that has the very
 * shape of the last tensor whose places were, has them too.
 */
final class AxisWalk {

    private final FlatProgram program;
    private final Map<String, Shape> shapes;
    private final Map<String, CellAxes> known = new HashMap<>();
    private final Map<Shape, CellAxes> lastOfShape = new HashMap<>();
    private final Set<String> shuffled = new HashSet<>();
    private final Map<LayerCall, MapLayout> layouts = new HashMap<>();
    private final List<Integer> tokens = new ArrayList<>();
    private boolean channelsMoved;

    private AxisWalk(FlatProgram program, Map<String, Shape> shapes) {
        this.program = program;
        this.shapes = shapes;
    }

    /** @param shapes of the variables, of the input too */
    static AxisWalk through(FlatProgram program, Map<String, Shape> shapes, Arguments arguments) {
        AxisWalk walk = new AxisWalk(program, shapes);
        Shape picture = shapes.getOrDefault(program.input(), new Shape());
        walk.known.put(program.input(), CellAxes.channelsFirst(picture));
        AxisRules rules = new AxisRules(arguments, shapes, walk.known, picture);
        Map<Integer, List<LayerCall>> ends =
                program.layers().stream().collect(Collectors.groupingBy(LayerCall::position));
        for (int i = 0; i < program.statements().size(); i++) {
            walk.step(i, rules);
            ends.getOrDefault(i + 1, List.of()).forEach(walk::end);
        }
        return walk;
    }

    private void step(int index, AxisRules rules) {
        FlatStatement statement = program.statements().get(index);
        boolean isBlock = !(statement.statement() instanceof Statement.Assign);
        for (String variable : statement.definitions()) {
            Shape shape = shapes.get(variable);
            if (shape == null) {
                continue;
            }
            CellAxes axes = isBlock ? lastOfShape.get(shape) : rules.of(statement, shape);
            if (axes == null) {
                known.remove(variable);
                if (AxisRules.shuffles(statement)
                        && statement.arguments().stream().anyMatch(known::containsKey)) {
                    shuffled.add(variable);
                }
                continue;
            }
            known.put(variable, axes);
            lastOfShape.put(shape, axes);
            MapLayout layout = axes.layout(shape);
            channelsMoved |= axes.areTokens() || MapLayout.channelsLast().equals(layout);
            if (axes.areTokens()) {
                tokens.add(index);
            }
        }
    }

    private void end(LayerCall call) {
        String variable = call.variable();
        Shape shape = variable == null ? null : shapes.get(variable);
        if (variable == null || shape == null) {
            return;
        }
        CellAxes axes = shuffled.contains(variable) ? null : known.getOrDefault(variable, lastOfShape.get(shape));
        // Where rows and columns have left their usual axes, four axes alone say nothing: heads × tokens × numbers have
        // four too.
        MapLayout layout = axes != null ? axes.layout(shape) : channelsMoved ? null : MapLayout.usual(shape);
        if (layout != null) {
            layouts.put(call, layout);
        }
    }

    Map<String, CellAxes> known() {
        return known;
    }

    @Nullable
    MapLayout layout(LayerCall call) {
        return layouts.get(call);
    }

    /** Statements whose result holds tokens. */
    List<Integer> tokens() {
        return tokens;
    }
}
