package org.modelaudit.torch.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.modelaudit.torch.program.ForwardWriter;
import org.modelaudit.torch.program.ProgramSource;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Declarations;
import org.modelaudit.torch.source.SourceFile;

/**
 * The source by which libtorch loads a saved program: its own, or {@link #reduced} to what it does, with a method more, which
 * returns its weights.
 *
 * @param reduced whether the classes keep nothing but their attributes and {@code forward} is the flat program, from which the
 *     branches are gone that constants decide. libtorch compiles every branch, taken or not, and refuses a whole program for an
 *     operation that it does not know in one that never is.
 */
record ProgramText(SavedProgram saved, boolean reduced) {

    /** Name of the method that returns the weights, in the order of the flat program. */
    static final String WEIGHTS = "modelaudit_weights";

    /** The text of an entry with source. */
    String of(String entry) {
        String saved = this.saved.entries().text(entry);
        String text = reduced ? Declarations.of(saved) : saved;
        return entry.equals(ProgramSource.entry(this.saved.name())) ? withMethods(text) : text;
    }

    private String withMethods(String text) {
        String simple = saved.name().substring(saved.name().lastIndexOf('.') + 1);
        ClassDefinition top = SourceFile.parse(text).classes().get(simple);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        lines.add(
                top == null ? lines.size() : top.lastLine(),
                "  def " + WEIGHTS + "(self: " + saved.name() + ") -> List[Tensor]:\n    return " + list()
                        + (reduced ? "\n" + ForwardWriter.method(saved.flat(), saved.name(), list()) : ""));
        return String.join("\n", lines);
    }

    private String list() {
        return saved.flat().weights().stream()
                .map(w -> w.isConstant() ? w.inTopModule() : "unchecked_cast(Tensor, " + w.inTopModule() + ")")
                .collect(Collectors.joining(", ", "annotate(List[Tensor], [", "])"));
    }
}
