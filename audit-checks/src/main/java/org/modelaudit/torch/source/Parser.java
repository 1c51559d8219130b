package org.modelaudit.torch.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Expression.TupleLiteral;
import org.modelaudit.torch.source.FunctionDefinition.Parameter;
import org.modelaudit.torch.source.Statement.Assign;
import org.modelaudit.torch.source.Statement.Evaluate;
import org.modelaudit.torch.source.Statement.For;
import org.modelaudit.torch.source.Statement.If;
import org.modelaudit.torch.source.Statement.Pass;
import org.modelaudit.torch.source.Statement.Return;
import org.modelaudit.torch.source.Statement.While;
import org.modelaudit.torch.source.Statement.With;

/** Recursive descent over definitions and statements; expressions are {@link ExpressionParser}'s. */
final class Parser {

    /** libtorch nests what follows a return within a branch one deeper; PyTorch prints one return a function. */
    private static final int MOST_RETURNS = 50;

    private final TokenStream tokens;
    private int returns;
    private final ExpressionParser expressions;
    private final Map<String, ClassDefinition> classes = new LinkedHashMap<>();
    private final Map<String, FunctionDefinition> functions = new LinkedHashMap<>();

    Parser(List<Token> tokens) {
        this.tokens = new TokenStream(tokens);
        this.expressions = new ExpressionParser(this.tokens);
    }

    /** Reads to the end; then {@link #classes()} and {@link #functions()} are known. */
    void readFile() {
        while (!tokens.at(Token.Kind.END)) {
            if (tokens.at("class")) {
                ClassDefinition c = classDefinition();
                classes.put(c.name(), c);
            } else if (tokens.at("def")) {
                FunctionDefinition f = function();
                functions.put(f.name(), f);
            } else if (tokens.at("op_version_set")) {
                tokens.next();
                tokens.expect("=");
                expressions.parse();
                tokens.endOfLine();
            } else {
                throw tokens.unexpected("a class or a function");
            }
        }
    }

    Map<String, ClassDefinition> classes() {
        return classes;
    }

    Map<String, FunctionDefinition> functions() {
        return functions;
    }

    private ClassDefinition classDefinition() {
        tokens.expect("class");
        String name = tokens.name();
        String base = "";
        if (tokens.accept("(")) {
            base = tokens.at(")") ? "" : String.valueOf(expressions.parse().dotted());
            tokens.expect(")");
        }
        tokens.expect(":");
        tokens.startBlock();
        Map<String, Expression> fields = new LinkedHashMap<>();
        Map<String, Expression> constants = new LinkedHashMap<>();
        Map<String, FunctionDefinition> methods = new LinkedHashMap<>();
        while (!tokens.acceptDedent()) {
            if (tokens.at("def")) {
                FunctionDefinition f = function();
                methods.put(f.name(), f);
            } else if (tokens.accept("pass")) {
                tokens.endOfLine();
            } else {
                field(fields, constants);
            }
        }
        return new ClassDefinition(name, base, fields, constants, methods, tokens.lastLine());
    }

    /** {@code name : type}, {@code name : Final[type] = value}, {@code name = value} or {@code __annotations__["0"] = type}. */
    private void field(Map<String, Expression> fields, Map<String, Expression> constants) {
        Expression target = expressions.parse();
        if (target instanceof Subscript s && s.indices().get(0) instanceof Literal key && key.isString()) {
            tokens.expect("=");
            fields.put(key.unquoted(), expressions.parse());
        } else if (target instanceof Name n) {
            if (tokens.accept(":")) {
                fields.put(n.name(), expressions.parse());
            }
            if (tokens.accept("=")) {
                constants.put(n.name(), expressions.parse());
            }
        } else {
            throw tokens.unexpected("an attribute of a class");
        }
        tokens.endOfLine();
    }

    private FunctionDefinition function() {
        int firstLine = tokens.peek().line();
        tokens.expect("def");
        String name = tokens.name();
        tokens.expect("(");
        List<Parameter> parameters = new ArrayList<>();
        while (!tokens.accept(")")) {
            if (!tokens.accept("*")) {
                String parameter = tokens.name();
                Expression type = tokens.accept(":") ? expressions.parse() : null;
                Expression byDefault = tokens.accept("=") ? expressions.parse() : null;
                parameters.add(new Parameter(parameter, type, byDefault));
            }
            if (!tokens.at(")")) {
                tokens.expect(",");
            }
        }
        Expression result = tokens.accept("->") ? expressions.parse() : null;
        tokens.expect(":");
        returns = 0;
        List<Statement> body = block();
        return new FunctionDefinition(name, parameters, result, body, firstLine, tokens.lastLine());
    }

    private List<Statement> block() {
        tokens.startBlock();
        tokens.deeper();
        List<Statement> body = new ArrayList<>();
        while (!tokens.acceptDedent()) {
            body.add(statement());
        }
        tokens.shallower();
        return body;
    }

    private Statement statement() {
        if (tokens.accept("if")) {
            return conditional();
        }
        if (tokens.accept("while")) {
            Expression condition = expressions.parse();
            tokens.expect(":");
            return new While(condition, block());
        }
        if (tokens.accept("for")) {
            Expression target = expressions.target();
            tokens.expect("in");
            Expression iterable = expressions.parse();
            tokens.expect(":");
            return new For(target, iterable, block());
        }
        if (tokens.at("def")) {
            throw new ProgramException(
                    "line %d hands a part of the program to another thread ('fork'), which cannot be followed"
                            .formatted(tokens.peek().line()));
        }
        if (tokens.accept("with")) {
            Expression value = expressions.parse();
            Expression target = tokens.accept("as") ? expressions.target() : null;
            tokens.expect(":");
            return new With(value, target, block());
        }
        Statement simple = simple();
        tokens.endOfLine();
        return simple;
    }

    private Statement conditional() {
        Expression condition = expressions.parse();
        tokens.expect(":");
        List<Statement> then = block();
        List<Statement> otherwise = List.of();
        if (tokens.accept("elif")) {
            tokens.deeper();
            otherwise = List.of(conditional());
            tokens.shallower();
        } else if (tokens.accept("else")) {
            tokens.expect(":");
            otherwise = block();
        }
        return new If(condition, then, otherwise);
    }

    private Statement simple() {
        if (tokens.accept("pass")) {
            return new Pass();
        }
        if (tokens.accept("return")) {
            if (++returns > MOST_RETURNS) {
                throw new ProgramException(
                        "line %d is return number %d of its function; no program that PyTorch prints has so many"
                                .formatted(tokens.peek().line(), returns));
            }
            return new Return(tokens.at(Token.Kind.NEWLINE) ? null : list());
        }
        Expression first = expressions.parse();
        if (tokens.accept(":")) {
            Expression type = expressions.parse();
            tokens.expect("=");
            return new Assign(List.of(first), false, type, list());
        }
        if (tokens.at(",")) {
            List<Expression> targets = rest(first);
            tokens.expect("=");
            return new Assign(targets, true, null, list());
        }
        if (tokens.accept("=")) {
            boolean unpacked = first instanceof TupleLiteral;
            List<Expression> targets = first instanceof TupleLiteral t ? t.elements() : List.of(first);
            return new Assign(targets, unpacked, null, list());
        }
        return new Evaluate(first);
    }

    /** An expression, or several with commas between them, which make a tuple without brackets. */
    private Expression list() {
        Expression first = expressions.parse();
        return tokens.at(",") ? new TupleLiteral(rest(first)) : first;
    }

    private List<Expression> rest(Expression first) {
        List<Expression> elements = new ArrayList<>(List.of(first));
        while (tokens.accept(",")) {
            if (!tokens.at("=") && !tokens.at(Token.Kind.NEWLINE)) {
                elements.add(expressions.parse());
            }
        }
        return elements;
    }
}
