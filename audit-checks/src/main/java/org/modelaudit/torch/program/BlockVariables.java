package org.modelaudit.torch.program;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Statement;

/**
 * What a block of control flow leaves behind: one variable for each name that it assigns, because a reader after the block cannot
 * know which way was taken.
 */
final class BlockVariables {

    /** By name. */
    private final Map<String, String> variables;

    /** The names that have a value before the block. */
    private final Set<String> carried;

    private BlockVariables(Map<String, String> variables, Set<String> carried) {
        this.variables = variables;
        this.carried = carried;
    }

    /** Where a name has a value before the block, its variable starts with it, so that the block can leave it as it is. */
    static BlockVariables before(List<Statement> block, Scope scope, Emitter emitter) {
        Map<String, String> variables = new LinkedHashMap<>();
        Set<String> carried = AssignedNames.in(block);
        for (String name : AssignedNames.in(block)) {
            Value before = emitter.whole(scope.get(name), name, scope.layer);
            if (!(before instanceof Value.Operand o)) {
                carried.remove(name);
                if (before == null) {
                    variables.put(name, emitter.variable(name));
                }
                continue;
            }
            String variable = emitter.variable(name);
            variables.put(name, variable);
            emitter.emit(new Statement.Assign(variable, o.expression()), scope.layer);
        }
        return new BlockVariables(variables, carried);
    }

    /** In a loop's condition and body, what had a value before the loop is what the last round left. */
    void startRound(Scope scope) {
        variables.forEach((name, variable) -> {
            if (carried.contains(name)) {
                scope.bindVariable(name, variable);
            }
        });
    }

    /** The block's own scope, in which assignments write to the variables. */
    Scope inside(Scope scope) {
        return scope.inner(variables);
    }

    /**
     * What the names stand for behind the block.
     *
     * @param onEveryWay names that get a value whichever way is taken
     */
    Map<String, Name> after(Set<String> onEveryWay) {
        Map<String, Name> after = new LinkedHashMap<>();
        variables.forEach((name, variable) -> {
            if (carried.contains(name) || onEveryWay.contains(name)) {
                after.put(name, new Name(variable));
            }
        });
        return after;
    }

    /** The names that end as the same constant on both ways. */
    Map<String, Literal> decided(List<Statement> then, List<Statement> otherwise) {
        Map<String, Literal> one = lastLiterals(then);
        Map<String, Literal> other = lastLiterals(otherwise);
        Map<String, Literal> decided = new LinkedHashMap<>();
        variables.forEach((name, variable) -> {
            Literal literal = one.get(variable);
            if (literal != null && literal.equals(other.get(variable))) {
                decided.put(name, literal);
            }
        });
        return decided;
    }

    /** The variables whose last assignment in a block is a constant, each with it. */
    private static Map<String, Literal> lastLiterals(List<Statement> block) {
        Map<String, Literal> last = new HashMap<>();
        for (Statement statement : block) {
            last.keySet().removeAll(Variables.definitions(statement));
            if (statement instanceof Statement.Assign a
                    && a.targets().size() == 1
                    && a.targets().get(0) instanceof Name target
                    && a.value() instanceof Literal literal) {
                last.put(target.name(), literal);
            }
        }
        return last;
    }
}
