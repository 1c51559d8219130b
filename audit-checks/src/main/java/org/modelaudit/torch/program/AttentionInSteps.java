package org.modelaudit.torch.program;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.FunctionDefinition;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceFile;

/**
 * Writes a {@link FusedAttention} down as the operations that libtorch's own kernel for the CPU consists of, in their order, so that
 * the numbers stay the same, on some processors but for a last bit, and a gradient passes: {@code softmax(s·q·kᵀ)·v} for each head, with {@code s = 1/√d}
 * for the {@code d} numbers of a head.
 */
final class AttentionInSteps {

    private static final Map<String, FunctionDefinition> STEPS =
            SourceFile.parse("""
                    def to_itself(query, key, value, width, weight):
                      return torch.matmul(query, torch.t(weight))
                    def to_another(query, key, value, width, weight):
                      q = torch.matmul(query, torch.t(torch.slice(weight, 0, 0, width)))
                      kv = torch.matmul(key, torch.t(torch.slice(weight, 0, width)))
                      return torch.cat([q, kv], 2)
                    def to_two(query, key, value, width, weight):
                      parts = torch.chunk(weight, 3, 0)
                      q = torch.matmul(query, torch.t(parts[0]))
                      k = torch.matmul(key, torch.t(parts[1]))
                      v = torch.matmul(value, torch.t(parts[2]))
                      return torch.cat([q, k, v], 2)
                    def heads(projected, bias, heads, depth):
                      qkv = torch.unflatten(torch.add(projected, bias), 2, [3, heads, depth])
                      return torch.contiguous(torch.permute(qkv, [2, 0, 3, 1, 4]))
                    def scores(qkv, heads, scale):
                      q = torch.flatten(torch.mul(torch.select(qkv, 0, 0), scale), 0, 1)
                      k = torch.flatten(torch.select(qkv, 0, 1), 0, 1)
                      return torch.unflatten(torch.bmm(q, torch.transpose(k, 2, 1)), 0, [-1, heads])
                    def attend(scores):
                      return torch.softmax(scores, 3)
                    def attend_where(scores, mask, mask_type):
                      hidden = torch.to(mask, 11)
                      if torch.eq(mask_type, 1):
                        hidden = torch.unsqueeze(torch.unsqueeze(hidden, 1), 1)
                      return torch._masked_softmax(scores, torch.contiguous(torch.expand_as(hidden, scores)), 3, 2)
                    def join(weights, qkv, heads, weight, bias):
                      v = torch.flatten(torch.select(qkv, 0, 2), 0, 1)
                      attended = torch.unflatten(torch.bmm(torch.flatten(weights, 0, 1), v), 0, [-1, heads])
                      return torch.linear(torch.flatten(torch.permute(attended, [0, 2, 1, 3]), 2), weight, bias)
                    def average(weights, heads):
                      return torch.div(torch.sum(weights, [1]), heads)
                    def norm(x, width, weight, bias, eps):
                      return torch.layer_norm(x, [width], weight, bias, eps)
                    def feed(x, residual, gelu, up, up_bias, down, down_bias):
                      y = torch.linear(x, up, up_bias)
                      if gelu:
                        z = torch.gelu(y)
                      else:
                        z = torch.relu(y)
                      return torch.add(torch.linear(z, down, down_bias), residual)
                    def add(x, y):
                      return torch.add(x, y)
                    """).functions();

    private static final List<String> ATTENTION = names(
            "query key value embed_dim num_head qkv_weight qkv_bias proj_weight proj_bias mask need_weights average_attn_weights"
                    + " mask_type");

    private static final List<String> LAYER = names(
            "src embed_dim num_head qkv_weight qkv_bias proj_weight proj_bias use_gelu norm_first eps norm_weight_1 norm_bias_1"
                    + " norm_weight_2 norm_bias_2 ffn_weight_1 ffn_bias_1 ffn_weight_2 ffn_bias_2 mask mask_type");

    /** Say how wide the heads are. */
    private static final Set<String> NUMBERS = Set.of("embed_dim", "num_head");

    private static final Map<String, Expression> DEFAULTS = Map.of(
            "mask", Literal.NONE,
            "mask_type", Literal.NONE,
            "need_weights", Literal.TRUE,
            "average_attn_weights", Literal.TRUE);

    private final Flattener flattener;
    private final Emitter emitter;

    AttentionInSteps(Flattener flattener, Emitter emitter) {
        this.flattener = flattener;
        this.emitter = emitter;
    }

    private static List<String> names(String names) {
        return List.of(names.split(" ", -1));
    }

    /**
     * Follows the call of a fused attention. Within a branch that depends on the picture it stays as it is: scripted layers of PyTorch
     * come there only where nothing asks for a gradient.
     *
     * @return its results, of which the second, the weights, is there where it is asked for; empty for any other expression, and
     *     where the program does not say how wide the heads are
     */
    List<Value> follow(Expression value, Scope scope) {
        boolean fused = value instanceof Call call
                && FusedAttention.isOperation(call.function().dotted())
                && !emitter.insideBlock();
        return fused ? steps((Call) value, scope) : List.of();
    }

    private List<Value> steps(Call call, Scope scope) {
        boolean layer = FusedAttention.isLayer(call.function().dotted());
        Map<String, Expression> arguments = arguments(call, layer ? LAYER : ATTENTION);
        Map<String, Expression> numbers = new LinkedHashMap<>(arguments);
        numbers.keySet().retainAll(NUMBERS);
        arguments.keySet().removeAll(NUMBERS);
        // Before the others: where these do not say it, the call is kept as it is, which evaluates its arguments.
        Map<String, Value> given = evaluated(numbers, scope);
        OptionalInt width = count(given.get("embed_dim"));
        OptionalInt heads = count(given.get("num_head"));
        boolean known = width.isPresent() && heads.isPresent() && width.getAsInt() % heads.getAsInt() == 0;
        if (!known) {
            return List.of();
        }
        DEFAULTS.forEach((name, value) -> given.put(name, new Value.Operand(value)));
        given.putAll(evaluated(arguments, scope));
        Steps steps = new Steps(given, width.getAsInt() / heads.getAsInt(), scope.layer);
        return layer ? List.of(steps.layer()) : steps.attention();
    }

    /** By name, in the order of the call. */
    private static Map<String, Expression> arguments(Call call, List<String> names) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.size(), call.arguments().size()); i++) {
            arguments.put(names.get(i), call.arguments().get(i));
        }
        arguments.putAll(call.keywords());
        return arguments;
    }

    private Map<String, Value> evaluated(Map<String, Expression> arguments, Scope scope) {
        Map<String, Value> values = new HashMap<>();
        arguments.forEach((name, value) -> values.put(name, flattener.evaluate(value, scope, name)));
        return values;
    }

    private static OptionalInt count(@Nullable Value value) {
        return value instanceof Value.Operand o
                        && o.expression() instanceof Literal l
                        && l.text().matches("[1-9]\\d{0,8}")
                ? OptionalInt.of(Integer.parseInt(l.text()))
                : OptionalInt.empty();
    }

    /** One call. */
    private final class Steps {

        private final Map<String, Value> given;
        private final int depth;
        private final String path;

        Steps(Map<String, Value> given, int depth, String path) {
            this.given = given;
            this.depth = depth;
            this.path = path;
        }

        List<Value> attention() {
            Value query = value("query");
            Value key = value("key");
            String projection = !key.equals(value("value")) ? "to_two" : query.equals(key) ? "to_itself" : "to_another";
            Value projected = step(projection, query, key, value("value"), value("embed_dim"), value("qkv_weight"));
            Value qkv = step(
                    "heads", projected, value("qkv_bias"), value("num_head"), new Value.Operand(Literal.of(depth)));
            // The kernel takes the root and the quotient as 32-bit floats.
            double scale = (float) (1.0 / (float) Math.sqrt(depth));
            Value scores = step("scores", qkv, value("num_head"), new Value.Operand(Literal.of(scale)));
            Value weights = isNone("mask")
                    ? step("attend", scores)
                    : step("attend_where", scores, value("mask"), value("mask_type"));
            Value joined = step("join", weights, qkv, value("num_head"), value("proj_weight"), value("proj_bias"));
            if (!isTrue("need_weights")) {
                return List.of(joined);
            }
            return List.of(
                    joined, isTrue("average_attn_weights") ? step("average", weights, value("num_head")) : weights);
        }

        Value layer() {
            Value source = value("src");
            boolean first = isTrue("norm_first");
            Value in = first ? norm(source, 1) : source;
            List.of("query", "key", "value").forEach(name -> given.put(name, in));
            given.put("need_weights", new Value.Operand(Literal.FALSE));
            Value sum = step("add", attention().get(0), source);
            Value residual = first ? sum : norm(sum, 1);
            Value out = step(
                    "feed",
                    first ? norm(residual, 2) : residual,
                    residual,
                    value("use_gelu"),
                    value("ffn_weight_1"),
                    value("ffn_bias_1"),
                    value("ffn_weight_2"),
                    value("ffn_bias_2"));
            return first ? out : norm(out, 2);
        }

        private Value norm(Value x, int which) {
            return step(
                    "norm",
                    x,
                    value("embed_dim"),
                    value("norm_weight_" + which),
                    value("norm_bias_" + which),
                    value("eps"));
        }

        private Value step(String name, Value... arguments) {
            return flattener.inline(Objects.requireNonNull(STEPS.get(name)), List.of(arguments), Map.of(), path);
        }

        private Value value(String name) {
            Value value = given.get(name);
            if (value == null) {
                throw new ProgramException("a fused attention is called without its argument '%s'".formatted(name));
            }
            return value;
        }

        private boolean isNone(String name) {
            return value(name).equals(new Value.Operand(Literal.NONE));
        }

        private boolean isTrue(String name) {
            return value(name).equals(new Value.Operand(Literal.TRUE));
        }
    }
}
