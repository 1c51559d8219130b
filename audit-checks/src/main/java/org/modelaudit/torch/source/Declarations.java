package org.modelaudit.torch.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of a file without anything that runs: its classes with their attributes, no function and no method. */
public final class Declarations {

    private Declarations() {}

    /**
     * @throws ProgramException if the text is not TorchScript source; the message names the line
     */
    public static String of(String text) {
        SourceFile file = SourceFile.parse(text);
        @Nullable String[] lines = text.split("\n", -1);
        remove(file.functions().values(), lines);
        for (ClassDefinition type : file.classes().values()) {
            // An interface names what others offer, and runs nothing.
            if (!type.base().endsWith("Interface")) {
                remove(type.methods().values(), lines);
                if (type.fields().isEmpty() && type.constants().isEmpty()) {
                    lines[type.lastLine() - 1] = "  pass";
                }
            }
        }
        List<String> left = Arrays.stream(lines)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        return left.stream().collect(Collectors.joining("\n"));
    }

    private static void remove(Collection<FunctionDefinition> functions, @Nullable String[] lines) {
        for (FunctionDefinition function : functions) {
            Arrays.fill(lines, function.firstLine() - 1, function.lastLine(), null);
        }
    }
}
