package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Statement;

/**
 * Which values live where. What is made of nothing but constants does not cross a cut; it is made again behind it, because
 * types like devices and strings cannot be passed as tensors.
 */
public final class Liveness {

    private final FlatProgram program;
    private final List<Set<String>> live = new ArrayList<>();
    private final Map<String, FlatStatement> remade = new HashMap<>();

    public Liveness(FlatProgram program) {
        this.program = program;
        findConstants();
        Set<String> current = new LinkedHashSet<>(program.resultVariables());
        List<Set<String>> backwards = new ArrayList<>(List.of(current));
        List<FlatStatement> statements = program.statements();
        for (int i = statements.size() - 1; i >= 0; i--) {
            current = new LinkedHashSet<>(current);
            current.removeAll(statements.get(i).definitions());
            current.addAll(statements.get(i).uses());
            backwards.add(current);
        }
        for (int i = backwards.size() - 1; i >= 0; i--) {
            live.add(backwards.get(i));
        }
        keepDefined();
    }

    /** Removes what is not made yet: a variable that a block makes on one of its ways only. */
    private void keepDefined() {
        Set<String> made = new HashSet<>(Set.of(program.input()));
        for (int i = 0; i < live.size(); i++) {
            live.get(i).retainAll(made);
            if (i < program.statements().size()) {
                made.addAll(program.statements().get(i).definitions());
            }
        }
    }

    private void findConstants() {
        Map<String, Integer> definitions = new HashMap<>();
        Set<String> changed = new HashSet<>();
        for (FlatStatement s : program.statements()) {
            s.definitions().forEach(d -> definitions.merge(d, 1, Integer::sum));
            changed.addAll(Changes.in(s.statement()));
        }
        for (FlatStatement s : program.statements()) {
            boolean one =
                    s.statement() instanceof Statement.Assign a && a.targets().size() == 1;
            if (!one || s.definitions().size() != 1 || !remade.keySet().containsAll(s.uses())) {
                continue;
            }
            String variable = s.definitions().iterator().next();
            Call call = s.call();
            boolean cheap = call == null || isCheap(call.function().dotted());
            boolean single = definitions.getOrDefault(variable, 0) == 1;
            if (cheap && single && !changed.contains(variable) && !readsWeights(s)) {
                remade.put(variable, s);
            }
        }
    }

    private static boolean isCheap(@Nullable String function) {
        return !RandomOperations.isRandom(function)
                && !Operations.isInPlace(function)
                && !Operations.changesList(function);
    }

    private static boolean readsWeights(FlatStatement s) {
        return s.statement() instanceof Statement.Assign a && mentionsWeights(a.value());
    }

    private static boolean mentionsWeights(Expression e) {
        return (e instanceof Expression.Name n && n.name().equals(WeightTable.LIST))
                || Expressions.children(e).stream().anyMatch(Liveness::mentionsWeights);
    }

    /** Variables that must be handed on when the program is cut before statement {@code position}. */
    public List<String> crossing(int position) {
        return live.get(position).stream().filter(v -> !remade.containsKey(v)).toList();
    }

    /** Statements that make the constants again that live at {@code position}, in order. */
    List<FlatStatement> constants(int position) {
        Set<String> wanted = new LinkedHashSet<>(live.get(position));
        wanted.retainAll(remade.keySet());
        List<String> open = new ArrayList<>(wanted);
        while (!open.isEmpty()) {
            FlatStatement s = remade.get(open.remove(open.size() - 1));
            for (String use : s == null ? Set.<String>of() : s.uses()) {
                if (wanted.add(use)) {
                    open.add(use);
                }
            }
        }
        return program.statements().stream()
                .filter(s -> s.definitions().size() == 1)
                .filter(s -> wanted.contains(s.definitions().iterator().next()) && remade.containsValue(s))
                .toList();
    }
}
