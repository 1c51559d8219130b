package org.modelaudit.torch.program;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.SourceWriter;
import org.modelaudit.torch.source.Statement;

/** Prints parts of a flat program as methods of one class. */
public final class SegmentWriter {

    /** Full name of the class that holds the methods. */
    public static final String CLASS = "__torch__.modelaudit.Segments";

    private static final String INDENT = "    ";
    private static final String VALUES = "values";
    private static final String OUT = "out";
    private static final String CURSOR = "cursor";

    private final FlatProgram program;
    private final Liveness liveness;
    private final Map<String, ValueType> types;
    private final StringBuilder source = new StringBuilder(
            "class Segments(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");

    /**
     * @param types of the variables that cross a cut; a variable without one is taken for a tensor
     */
    public SegmentWriter(FlatProgram program, Liveness liveness, Map<String, ValueType> types) {
        this.program = program;
        this.liveness = liveness;
        this.types = types;
    }

    /** Adds a method that runs a segment. */
    public SegmentWriter add(Segment segment) {
        head(segment.name(), "List[Tensor]");
        ValueCodec codec = new ValueCodec(source);
        if (!segment.inputs().isEmpty()) {
            line(CURSOR + " = 0");
        }
        Set<String> changed = changed(segment);
        for (String input : segment.inputs()) {
            ValueType type = type(input);
            codec.unpack(input, type, VALUES, CURSOR, INDENT);
            if (type.equals(ValueType.Simple.TENSOR) && !changed.isEmpty()) {
                // A caller may run the segment again on the same values, and autograd refuses to change a leaf.
                line(input + " = torch.clone(" + input + ")");
            }
        }
        statements(liveness.constants(segment.from()));
        statements(program.statements().subList(segment.from(), segment.to()));
        line(OUT + " = annotate(List[Tensor], [])");
        for (String output : segment.outputs()) {
            codec.pack(output, type(output), OUT, INDENT);
        }
        line("return " + OUT);
        return this;
    }

    /**
     * Adds a method that runs everything and returns the result and behind it the outputs of the given layers, each of which
     * keeps its gradient. What goes on is a copy, so that no operation in place changes what is shown.
     *
     * @param layers in the order of execution, each with a variable that holds its output
     */
    public SegmentWriter addShown(String name, List<LayerCall> layers) {
        head(name, "List[Tensor]");
        line(program.input() + " = " + VALUES + "[0]");
        line("shown = annotate(List[Tensor], [])");
        int done = 0;
        for (LayerCall layer : layers) {
            statements(program.statements().subList(done, layer.position()));
            done = layer.position();
            String shown = "shown" + done;
            line(shown + " = torch.clone(" + layer.variable() + ")");
            line("if ops.prim.requires_grad(" + shown + "):");
            line("  torch.retain_grad(" + shown + ")");
            line("appended = torch.append(shown, " + shown + ")");
            line(layer.variable() + " = torch.clone(" + shown + ")");
        }
        statements(program.statements().subList(done, program.statements().size()));
        line("return torch.add([" + SourceWriter.text(program.result()) + "], shown)");
        return this;
    }

    /** Name of the method of {@link #addGradients()}. */
    public static final String GRADIENTS = "gradients";

    /**
     * Adds a method that gives the gradients of {@code Σ seeds[i] · targets[i]} with respect to leaves of recorded runs. Nothing
     * gathers at the leaves, so it can be asked again. Zero at a leaf where the recording does not lead; an empty list where no
     * target was recorded. Seeds are copied: a gradient may be its seed, which its maker frees.
     */
    public SegmentWriter addGradients() {
        source.append("""
                  def %s(self: %s,
                    targets: List[Tensor],
                    seeds: List[Tensor],
                    leaves: List[Tensor]) -> List[Tensor]:
                    recorded = annotate(List[Tensor], [])
                    given = annotate(List[Optional[Tensor]], [])
                    for i in range(torch.len(targets)):
                      if ops.prim.requires_grad(targets[i]):
                        appended = torch.append(recorded, targets[i])
                        appended0 = torch.append(given, torch.clone(seeds[i]))
                    found = annotate(List[Tensor], [])
                    if torch.gt(torch.len(recorded), 0):
                      gradients = torch.autograd.grad(recorded, leaves, given, True, False, True)
                      for k in range(torch.len(gradients)):
                        gradient = gradients[k]
                        if torch.__isnot__(gradient, None):
                          gradient0 = unchecked_cast(Tensor, gradient)
                          appended1 = torch.append(found, torch.contiguous(gradient0))
                        else:
                          appended2 = torch.append(found, torch.zeros_like(leaves[k]))
                    return found
                """.formatted(GRADIENTS, CLASS));
        return this;
    }

    /** Adds a method that runs everything and returns the given variables as a tuple, whatever their types. */
    public SegmentWriter addProbe(String name, List<String> variables) {
        head(name, null);
        line(program.input() + " = " + VALUES + "[0]");
        statements(program.statements());
        line("return (" + String.join(", ", variables) + (variables.size() == 1 ? ",)" : ")"));
        return this;
    }

    public String source() {
        return source.toString();
    }

    private ValueType type(String variable) {
        return types.getOrDefault(variable, ValueType.Simple.TENSOR);
    }

    private void head(String name, @Nullable String result) {
        source.append("  def ").append(name).append("(self: ").append(CLASS).append(",\n    ");
        source.append(WeightTable.LIST)
                .append(": List[Tensor],\n    ")
                .append(VALUES)
                .append(": List[Tensor])");
        source.append(result == null ? "" : " -> " + result).append(":\n");
    }

    private void line(String text) {
        source.append(INDENT).append(text).append('\n');
    }

    private void statements(List<FlatStatement> statements) {
        if (!statements.isEmpty()) {
            List<Statement> plain =
                    statements.stream().map(FlatStatement::statement).toList();
            SourceWriter.write(plain, INDENT, source);
        }
    }

    private Set<String> changed(Segment segment) {
        Set<String> changed = new HashSet<>();
        for (FlatStatement s : program.statements().subList(segment.from(), segment.to())) {
            changed.addAll(Changes.in(s.statement()));
        }
        return changed;
    }
}
