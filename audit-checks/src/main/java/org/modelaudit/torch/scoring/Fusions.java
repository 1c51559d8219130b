package org.modelaudit.torch.scoring;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.OperationKinds;
import org.modelaudit.torch.program.Weight;

/** Finds the convolutions of a program, and behind each what no one else reads and can be computed with it. */
final class Fusions {

    private final FlatProgram program;
    private final Map<String, Shape> shapes;

    /** Statements that belong to a step behind its convolution: two that are added cannot both take the sum. */
    private final Set<Integer> taken = new HashSet<>();

    /**
     * @param shapes of the program's variables for one picture
     */
    Fusions(FlatProgram program, Map<String, Shape> shapes) {
        this.program = program;
        this.shapes = shapes;
    }

    /** In the order of the program. */
    List<FusedConvolution> find() {
        List<FusedConvolution> found = new ArrayList<>();
        for (int i = 0; i < program.statements().size(); i++) {
            int at = i;
            String made = made(statement(i));
            if (made != null) {
                ConvolutionCall.of(statement(i))
                        .filter(call -> isPicture(program.weights().get(call.weight())))
                        .ifPresent(call -> found.add(fused(at, call, made)));
            }
        }
        return found;
    }

    private FusedConvolution fused(int first, ConvolutionCall call, String made) {
        int last = first;
        String value = made;
        Normalization norm = null;
        String added = null;
        OptionalInt next = onlyReader(last, value, call.input());
        Optional<Normalization> normalized =
                next.isPresent() ? Normalization.of(statement(next.getAsInt()), value) : Optional.empty();
        if (normalized.isPresent()) {
            norm = normalized.get();
            last = take(next);
            value = String.valueOf(made(statement(last)));
            next = onlyReader(last, value, call.input());
        }
        Optional<String> sum = next.isPresent() ? addedTo(value, statement(next.getAsInt())) : Optional.empty();
        if (sum.isPresent()) {
            added = sum.get();
            last = take(next);
            value = String.valueOf(made(statement(last)));
            next = onlyReader(last, value, call.input());
        }
        Rectification rectified = next.isPresent()
                ? Rectification.of(statement(next.getAsInt()), value).orElse(Rectification.NONE)
                : Rectification.NONE;
        if (rectified.equals(Rectification.NONE) || (added != null && !rectified.equals(Rectification.RELU))) {
            return new FusedConvolution(first, last, call, norm, added, Rectification.NONE, value);
        }
        last = take(next);
        return new FusedConvolution(first, last, call, norm, added, rectified, String.valueOf(made(statement(last))));
    }

    private int take(OptionalInt statement) {
        taken.add(statement.getAsInt());
        return statement.getAsInt();
    }

    private FlatStatement statement(int index) {
        return program.statements().get(index);
    }

    private static boolean isPicture(Weight weight) {
        return weight.shape().size() == 4 && weight.type().equals("FloatStorage");
    }

    /** The one variable that a call makes; null where it makes others or something else. */
    private static @Nullable String made(FlatStatement statement) {
        Set<String> definitions = statement.definitions();
        return statement.call() != null && definitions.size() == 1
                ? definitions.iterator().next()
                : null;
    }

    /** What is added to a value of the same shape. */
    private Optional<String> addedTo(String value, FlatStatement statement) {
        String name = OperationKinds.simpleName(statement.operation());
        boolean isSum = (name.equals("add") || name.equals("add_"))
                && statement.call() != null
                && statement.call().arguments().size() == 2
                && statement.call().keywords().isEmpty();
        if (!isSum) {
            return Optional.empty();
        }
        Optional<String> left = ReadVariables.argumentAt(statement, 0);
        Optional<String> right = ReadVariables.argumentAt(statement, 1);
        Optional<String> other = left.filter(value::equals).isPresent() ? right : left;
        // Adding in place writes into the left one, which others may read by another name.
        boolean writesElsewhere = name.equals("add_") && !left.equals(Optional.of(value));
        return other.filter(o -> !o.equals(value) && !writesElsewhere)
                .filter(o -> shapes.containsKey(o) && shapes.get(o).equals(shapes.get(value)));
    }

    /**
     * The only statement that reads what another made, where the program's result does not and nothing changes {@code kept} up to
     * there.
     */
    private OptionalInt onlyReader(int maker, String variable, String kept) {
        int reader = -1;
        boolean lives = true;
        for (int i = maker + 1; lives && i < program.statements().size(); i++) {
            FlatStatement statement = statement(i);
            if (statement.uses().contains(variable)) {
                if (reader >= 0 || made(statement) == null) {
                    return OptionalInt.empty();
                }
                reader = i;
            }
            if (reader < 0 && statement.definitions().contains(kept)) {
                return OptionalInt.empty();
            }
            lives = !statement.definitions().contains(variable);
        }
        boolean isResult = lives && program.resultVariables().contains(variable);
        return reader < 0 || isResult || taken.contains(reader) ? OptionalInt.empty() : OptionalInt.of(reader);
    }
}
