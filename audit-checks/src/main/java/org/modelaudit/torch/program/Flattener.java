package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.FunctionDefinition;
import org.modelaudit.torch.source.FunctionDefinition.Parameter;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.Statement;

/** Follows a program from the top module's {@code forward} into every call, and writes down what is left: operations. */
public final class Flattener {

    private static final int MAX_CALLS = 50_000;
    private static final int MAX_DEPTH = 64;

    /** Numbers that the source language calls by a name. */
    private static final Set<String> NUMBERS = Set.of("inf", "nan", "infj", "nanj");

    private final ProgramSource source;
    private final List<@Nullable Object> constants;
    private final WeightTable weights = new WeightTable();
    private final ModuleAttributes attributes;
    private final Emitter emitter = new Emitter();
    private final List<LayerCall> layers = new ArrayList<>();
    private final ControlFlow controlFlow;
    private final OperationCalls operations;
    private final UserObjects objects;
    private final AttentionInSteps attention;
    private final LayerOutputs outputs = new LayerOutputs(emitter);
    private int calls;
    private int depth;

    private Flattener(ProgramSource source, List<@Nullable Object> constants) {
        this.source = source;
        this.constants = constants;
        this.attributes = new ModuleAttributes(source, weights);
        this.controlFlow = new ControlFlow(this, emitter);
        this.operations = new OperationCalls(this, emitter, new PackedLayers(this, emitter, weights, constants));
        this.objects = new UserObjects(source, emitter);
        this.attention = new AttentionInSteps(this, emitter);
    }

    /**
     * @param constants what {@code CONSTANTS.c0}, {@code CONSTANTS.c1}, … stand for
     * @throws ProgramException if the program does what a classifier's cannot, said with the statement that does it
     */
    public static FlatProgram flatten(ProgramSource source, Pickled.Instance top, List<@Nullable Object> constants) {
        try {
            return new Flattener(source, constants).run(new Value.Module("", top, new Name("self")));
        } catch (StackOverflowError e) {
            throw new ProgramException("its program is nested too deeply", e);
        }
    }

    private FlatProgram run(Value.Module top) {
        FunctionDefinition forward = source.classNamed(top.instance().type()).method("forward");
        if (forward == null) {
            throw new ProgramException("its class '%s' has no method 'forward'"
                    .formatted(top.instance().type()));
        }
        String input = emitter.variable("input");
        List<Value> arguments = new ArrayList<>(List.of(top, new Value.Operand(new Name(input))));
        arguments.addAll(ForwardParameters.besideThePictures(forward));
        Expression result = operand(inline(forward, arguments, Map.of(), ""), "result", "");
        int read = weights.weights().size();
        ModuleTree.visit(source, top, weights::addUnread);
        List<LayerCall> named = LayerNames.distinct(layers);
        if (named.isEmpty()) {
            named = LayerNames.ofOperations(emitter.statements());
        }
        List<FlatStatement> statements = BlockCompaction.of(emitter.statements(), result);
        named = outputs.checked(named, statements, result);
        return new FlatProgram(input, statements, result, named, weights.weights(), read);
    }

    /** Follows a call; the value is what it returns. */
    Value inline(FunctionDefinition function, List<Value> arguments, Map<String, Value> keywords, String layer) {
        if (++calls > MAX_CALLS || ++depth > MAX_DEPTH) {
            throw new ProgramException(
                    "its program makes more calls than any classifier (in '%s')".formatted(function.name()));
        }
        Scope scope = new Scope(layer);
        List<Parameter> parameters = function.parameters();
        if (arguments.size() > parameters.size()) {
            throw new ProgramException("'%s' is called with too many arguments".formatted(function.name()));
        }
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            Value value = i < arguments.size() ? arguments.get(i) : keywords.get(p.name());
            if (value == null && p.byDefault() != null) {
                value = new Value.Operand(p.byDefault());
            }
            if (value == null) {
                throw new ProgramException(
                        "'%s' is called without its argument '%s'".formatted(function.name(), p.name()));
            }
            scope.bind(p.name(), argument(value, p, layer));
        }
        Value result = new Value.Operand(Literal.NONE);
        for (Statement statement : function.body()) {
            if (statement instanceof Statement.Return r) {
                result = r.value() == null ? result : evaluate(r.value(), scope, "result");
                break;
            }
            controlFlow.follow(statement, scope);
        }
        depth--;
        return result;
    }

    /** A list or an optional value becomes a variable of the parameter's type, so that the callee may change or test it. */
    private Value argument(Value value, Parameter parameter, String layer) {
        boolean plain = !(value instanceof Value.Operand o)
                || o.expression() instanceof Name
                || o.expression() instanceof Literal
                || o.expression() instanceof Expression.Subscript;
        if (plain) {
            return value;
        }
        Expression expression = ((Value.Operand) value).expression();
        Expression typed = parameter.type() == null || !(expression instanceof Expression.ListLiteral)
                ? expression
                : new Call(new Name("annotate"), List.of(parameter.type(), expression));
        return new Value.Operand(emitter.keep(typed, parameter.name(), layer));
    }

    /** What an expression stands for, after the statements that it needs have been written down. */
    Value evaluate(Expression expression, Scope scope, String hint) {
        if (expression instanceof Name n) {
            return variable(n, scope);
        } else if (expression instanceof Literal) {
            return new Value.Operand(expression);
        } else if (expression instanceof Attribute a) {
            return attribute(a, scope, hint);
        } else if (expression instanceof Call c) {
            return call(c, scope, hint);
        }
        if (expression instanceof Expression.Subscript s) {
            return operations.subscript(s, scope, hint);
        }
        Expression kept = Expressions.replaceChildren(expression, e -> part(e, scope));
        if (kept instanceof Expression.ListLiteral list) {
            ListNumbers.check(list.elements());
        }
        return operations.keepOrFold(kept, scope, hint);
    }

    Expression part(Expression expression, Scope scope) {
        return expression instanceof Expression.Slice
                ? Expressions.replaceChildren(expression, e -> part(e, scope))
                : operand(evaluate(expression, scope, "t"), "t", scope.layer);
    }

    Expression operand(Value value, String hint, String layer) {
        if (value instanceof Value.Operand o) {
            return o.expression();
        }
        if (emitter.whole(value, hint, layer) instanceof Value.Operand whole) {
            return whole.expression();
        }
        if (value instanceof Value.UserObject o) {
            throw new ProgramException("an object of the class '%s' is passed on as a value, which cannot be followed"
                    .formatted(o.type()));
        }
        throw new ProgramException(
                "a module or function is passed on as a value ('%s' in '%s'), which cannot be followed"
                        .formatted(hint, layer));
    }

    private static Value variable(Name name, Scope scope) {
        Value value = scope.get(name.name());
        if (value == null && NUMBERS.contains(name.name())) {
            return new Value.Operand(new Literal(name.name()));
        }
        if (value == null) {
            throw new ProgramException("the name '%s' has no value".formatted(name.name()));
        }
        return value;
    }

    private Value attribute(Attribute attribute, Scope scope, String hint) {
        String dotted = attribute.dotted();
        if (dotted != null && dotted.startsWith("__torch__.")) {
            Expression member = Enumerations.member(source, dotted);
            return member == null ? new Value.Function(dotted) : new Value.Operand(member);
        }
        if (dotted != null && dotted.startsWith(Weight.CONSTANTS + ".c")) {
            return new Value.Operand(attributes.constant(constants, attribute.name()));
        }
        Value target = evaluate(attribute.target(), scope, "t");
        if (target instanceof Value.Module module) {
            return attributes.read(module, attribute.name());
        } else if (target instanceof Value.UserObject object) {
            return objects.read(object, attribute.name());
        }
        Expression object = operand(target, attribute.name(), scope.layer);
        Expression property =
                Enumerations.isMember(object) ? Enumerations.property(source, object, attribute.name()) : null;
        if (property != null) {
            return new Value.Operand(property);
        }
        return new Value.Operand(emitter.keep(new Attribute(object, attribute.name()), hint, scope.layer));
    }

    private Value call(Call call, Scope scope, String hint) {
        String dotted = call.function().dotted();
        if (dotted != null && TypedCalls.takesType(dotted, call.arguments().size())) {
            return operations.typed(call, dotted, scope, hint);
        }
        boolean builtIn =
                dotted != null && scope.get(dotted.split("\\.", 2)[0]) == null && !dotted.startsWith("__torch__.");
        if (builtIn) {
            List<Value> steps = FusedAttention.isLayer(dotted) ? attention.follow(call, scope) : List.of();
            return steps.isEmpty() ? operations.call(call, scope, hint) : steps.get(0);
        }
        if (call.function() instanceof Attribute method
                && !String.valueOf(dotted).startsWith("__torch__.")) {
            Value target = evaluate(method.target(), scope, "t");
            if (target instanceof Value.Module module) {
                return method(module, method.name(), call, scope);
            } else if (target instanceof Value.UserObject object) {
                return method(object, method.name(), call, scope);
            }
            return operations.method(operand(target, method.name(), scope.layer), method.name(), call, scope, hint);
        }
        if (dotted != null && UserObjects.isNew(dotted)) {
            return objects.make(dotted);
        }
        Value function = evaluate(call.function(), scope, "t");
        if (!(function instanceof Value.Function f)) {
            throw new ProgramException("'%s' calls something that is no function".formatted(hint));
        }
        FunctionDefinition definition = source.function(f.qualifiedName());
        if (definition != null) {
            return inline(definition, arguments(call, scope), keywords(call, scope), scope.layer);
        }
        if (!source.classNamed(f.qualifiedName()).base().equals("NamedTuple")) {
            throw new ProgramException(
                    "it makes an object of the class '%s', which cannot be followed".formatted(f.qualifiedName()));
        }
        return operations.namedTuple(f.qualifiedName(), call, scope, hint);
    }

    private Value method(Value.Module module, String name, Call call, Scope scope) {
        FunctionDefinition method = source.classNamed(module.instance().type()).method(name);
        if (method == null) {
            throw new ProgramException("'%s' has no method '%s'".formatted(module.path(), name));
        }
        List<Value> arguments = new ArrayList<>(List.of(module));
        arguments.addAll(arguments(call, scope));
        Value result = inline(method, arguments, keywords(call, scope), module.path());
        if (name.startsWith("forward") && !module.path().equals(scope.layer)) {
            result = outputs.takenApart(result, method, module.path());
            layers.add(LayerNames.call(module, result, emitter));
        }
        return result;
    }

    private Value method(Value.UserObject object, String name, Call call, Scope scope) {
        FunctionDefinition method = source.classNamed(object.type()).method(name);
        if (method == null) {
            throw new ProgramException("the class '%s' has no method '%s'".formatted(object.type(), name));
        }
        List<Value> arguments = new ArrayList<>(List.of(object));
        arguments.addAll(arguments(call, scope));
        return inline(method, arguments, keywords(call, scope), scope.layer);
    }

    UserObjects objects() {
        return objects;
    }

    AttentionInSteps attention() {
        return attention;
    }

    private List<Value> arguments(Call call, Scope scope) {
        return call.arguments().stream().map(a -> evaluate(a, scope, "t")).toList();
    }

    private Map<String, Value> keywords(Call call, Scope scope) {
        Map<String, Value> keywords = new LinkedHashMap<>();
        call.keywords().forEach((k, v) -> keywords.put(k, evaluate(v, scope, "t")));
        return keywords;
    }
}
