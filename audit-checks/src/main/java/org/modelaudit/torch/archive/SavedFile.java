package org.modelaudit.torch.archive;

import java.util.List;
import java.util.Map;

/**
 * A saved program, with what its format says of it. Public for the readers of formats.
 *
 * @param entries that hold it
 * @param form how it was exported; empty where the program itself tells
 * @param picture channels, height and width that it was exported for, -1 for what may differ; empty where the file does not say
 * @param remarks what a reader of the report should know
 * @param aliases further names of layers, each with the path of the layer
 * @param outputs names of what it returns, in the format's order; empty where the program itself tells
 */
public record SavedFile(
        SavedEntries entries,
        String form,
        List<Long> picture,
        List<String> remarks,
        Map<String, String> aliases,
        List<String> outputs) {

    public SavedFile {
        picture = List.copyOf(picture);
        remarks = List.copyOf(remarks);
        aliases = Map.copyOf(aliases);
        outputs = List.copyOf(outputs);
    }

    /** One whose layers have one name each. */
    public SavedFile(SavedEntries entries, String form, List<Long> picture, List<String> remarks) {
        this(entries, form, picture, remarks, Map.of(), List.of());
    }
}
