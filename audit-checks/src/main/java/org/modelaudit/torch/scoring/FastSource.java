package org.modelaudit.torch.scoring;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.OperationKinds;
import org.modelaudit.torch.program.Segment;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.source.SourceFile;
import org.modelaudit.torch.source.SourceWriter;
import org.modelaudit.torch.source.Statement;

/**
 * A straight program written again: each convolution with what follows it as one step of oneDNN on weights that lie as it wants
 * them, dropouts and what only guards gone, pictures with their colours last where that is said.
 *
 * @param program as it is audited
 * @param steps that take the place of statements, in order
 * @param weights how many tensors a run of the program is given; packed ones lie behind them
 */
record FastSource(FlatProgram program, List<FusedConvolution> steps, int weights) {

    static final String SCORE = "score";
    static final String PACK = "pack";

    private static final Set<String> DROPOUTS =
            Set.of("dropout", "dropout_", "feature_dropout", "feature_dropout_", "alpha_dropout");

    static FastSource of(FlatProgram program, Map<String, Shape> shapes, int weights) {
        return new FastSource(program, new Fusions(program, shapes).find(), weights);
    }

    /** A module whose method {@link #SCORE} goes from pictures to logits, given the weights and the packed ones behind them. */
    String scoring(boolean coloursLast) {
        Map<Integer, FusedConvolution> runs = new HashMap<>();
        Set<Integer> gone = new HashSet<>();
        for (FusedConvolution step : steps) {
            runs.put(step.last(), step);
        }
        // What a step stands for goes, but not what lies between.
        steps.forEach(step -> gone.addAll(parts(step)));
        Deque<FlatStatement> kept = new ArrayDeque<>();
        Set<String> live = new LinkedHashSet<>(program.resultVariables());
        for (int i = program.statements().size() - 1; i >= 0; i--) {
            FlatStatement statement = program.statements().get(i);
            FusedConvolution step = runs.get(i);
            if (step != null) {
                statement = assigned(step.result(), step.run(weights + 2 * steps.indexOf(step)));
            } else if (gone.contains(i)) {
                continue;
            }
            if (isNeeded(statement, live)) {
                FlatStatement plain = withoutDropout(statement);
                live.removeAll(plain.definitions());
                live.addAll(plain.uses());
                kept.addFirst(plain);
            }
        }
        if (coloursLast) {
            String input = program.input();
            kept.addFirst(assigned(input, "torch.contiguous(%s, memory_format=2)".formatted(input)));
        }
        return source(SCORE, List.copyOf(kept), List.of(SourceWriter.text(program.result())));
    }

    /** A module whose method {@link #PACK} makes the packed weights of every step, weight and bias, while it looks at a picture. */
    String packing() {
        List<FlatStatement> statements = new ArrayList<>();
        List<String> packed = new ArrayList<>();
        for (int i = 0; i < program.statements().size(); i++) {
            for (FusedConvolution step : steps) {
                if (step.first() == i) {
                    String weight = "packed__" + (2_000_000 + packed.size());
                    statements.add(assigned(
                            weight,
                            "ops.mkldnn._reorder_convolution_weight(%s, %s, torch.size(%s))"
                                    .formatted(
                                            step.weight(),
                                            step.call().geometry(),
                                            step.call().input())));
                    packed.add(weight);
                    String bias = "packed__" + (2_000_000 + packed.size());
                    statements.add(assigned(bias, step.bias()));
                    packed.add(bias);
                }
            }
            statements.add(program.statements().get(i));
        }
        return source(PACK, statements, packed);
    }

    private Set<Integer> parts(FusedConvolution step) {
        Set<Integer> parts = new HashSet<>();
        Set<String> values =
                new HashSet<>(program.statements().get(step.first()).definitions());
        parts.add(step.first());
        for (int i = step.first() + 1; i <= step.last(); i++) {
            FlatStatement statement = program.statements().get(i);
            // Nothing but the step's own statements reads its values.
            if (statement.uses().stream().anyMatch(values::contains)) {
                parts.add(i);
                values.addAll(statement.definitions());
            }
        }
        parts.remove(step.last());
        return parts;
    }

    private static boolean isNeeded(FlatStatement statement, Set<String> live) {
        if (statement.statement() instanceof Statement.If) {
            // A straight program branches only to raise an error.
            return false;
        }
        return !(statement.statement() instanceof Statement.Assign)
                || statement.definitions().stream().anyMatch(live::contains);
    }

    private static FlatStatement withoutDropout(FlatStatement statement) {
        boolean isDropout = DROPOUTS.contains(OperationKinds.simpleName(statement.operation()))
                && statement.literalAt(2).equals("False");
        return isDropout && statement.definitions().size() == 1
                ? ReadVariables.argumentAt(statement, 0)
                        .map(given ->
                                assigned(statement.definitions().iterator().next(), given))
                        .orElse(statement)
                : statement;
    }

    private static FlatStatement assigned(String variable, String value) {
        return FlatStatement.of(new Statement.Assign(variable, SourceFile.type(value)), "");
    }

    private String source(String method, List<FlatStatement> statements, List<String> outputs) {
        FlatProgram written =
                new FlatProgram(program.input(), statements, program.result(), List.of(), program.weights(), weights);
        return new SegmentWriter(written, new Liveness(written), Map.of())
                .add(new Segment(method, 0, statements.size(), List.of(program.input()), outputs))
                .source();
    }
}
