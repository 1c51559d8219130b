package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A program in many segments: each operation of a known kind alone, and what lies between two of them together. */
public final class OperationSegments {

    private OperationSegments() {}

    public static List<Segment> of(FlatProgram program, Liveness liveness) {
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < program.statements().size(); i++) {
            if (OperationKinds.of(program.statements().get(i).operation()).isPresent()) {
                if (start < i) {
                    segments.add(segment(program, liveness, start, i));
                }
                segments.add(segment(program, liveness, i, i + 1));
                start = i + 1;
            }
        }
        if (start < program.statements().size()) {
            segments.add(segment(program, liveness, start, program.statements().size()));
        }
        return List.copyOf(segments);
    }

    private static Segment segment(FlatProgram program, Liveness liveness, int from, int to) {
        Set<String> made = new LinkedHashSet<>();
        Set<String> inputs = new LinkedHashSet<>();
        for (FlatStatement statement : program.statements().subList(from, to)) {
            statement.uses().stream().filter(u -> !made.contains(u)).forEach(inputs::add);
            made.addAll(statement.definitions());
        }
        // A variable that is changed where it is made need not be made by every way through a block.
        List<String> before = liveness.crossing(from);
        made.stream().filter(before::contains).forEach(inputs::add);
        inputs.retainAll(before);
        Set<String> outputs = new LinkedHashSet<>(liveness.crossing(to));
        outputs.retainAll(touched(program, from, to, made));
        return new Segment("segment" + from, from, to, List.copyOf(inputs), List.copyOf(outputs));
    }

    /** What a segment makes, and what it changes without making it, as appending to a list does. */
    private static Set<String> touched(FlatProgram program, int from, int to, Set<String> made) {
        Set<String> touched = new LinkedHashSet<>(made);
        program.statements().subList(from, to).forEach(s -> touched.addAll(Changes.in(s.statement())));
        return touched;
    }
}
