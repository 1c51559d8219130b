package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.torch.graph.Frame;

/**
 * The modules that were being called when an operation ran, as {@code nn_module_stack} lists them: {@code key,path,type} from the top
 * module to the innermost, semicolons between them.
 */
final class ModuleStack {

    /** What stands at operations that the export itself adds. */
    private static final String ADDED = "_empty_nn_module_stack_from_metadata_hook";

    /** A strict export of a {@code forward} whose first parameter is not called {@code self}. */
    private static final Pattern LOCAL = Pattern.compile("L\\['\\w+'\\]\\.?");

    private ModuleStack() {}

    /** Empty where the operation belongs to no call. */
    static Optional<List<Frame>> of(String text) {
        if (text.isEmpty() || text.startsWith(ADDED)) {
            return Optional.empty();
        }
        List<Frame> frames = new ArrayList<>();
        for (String entry : text.split(";", -1)) {
            frames.add(frame(entry));
        }
        return Optional.of(frames.subList(1, frames.size()));
    }

    /** Simple name of the top module's class. */
    static Optional<String> top(String text) {
        return text.isEmpty() || text.startsWith(ADDED)
                ? Optional.empty()
                : Optional.of(frame(text.split(";", 2)[0]).kind());
    }

    private static Frame frame(String entry) {
        int first = entry.indexOf(',');
        int last = entry.lastIndexOf(',');
        if (first < 0 || last <= first) {
            return new Frame(entry, "", "Module");
        }
        String type = entry.substring(last + 1);
        Matcher local = LOCAL.matcher(entry.substring(first + 1, last));
        return new Frame(entry.substring(0, first), local.replaceFirst(""), type.substring(type.lastIndexOf('.') + 1));
    }
}
