package org.modelaudit.torch.archive;

import java.util.List;

/**
 * A saved program, with what its format says of it. Public for the readers of formats.
 *
 * @param entries that hold it
 * @param form how it was exported; empty where the program itself tells
 * @param picture channels, height and width that it was exported for, -1 for what may differ; empty where the file does not say
 * @param remarks what a reader of the report should know
 */
public record SavedFile(SavedEntries entries, String form, List<Long> picture, List<String> remarks) {

    public SavedFile {
        picture = List.copyOf(picture);
        remarks = List.copyOf(remarks);
    }
}
