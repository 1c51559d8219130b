package org.modelaudit.torch.running;

import java.util.List;
import java.util.Map;
import org.modelaudit.model.ModelIdentity;

/**
 * Where a program came from, as a report tells it.
 *
 * <p>Public for the readers of formats.
 *
 * @param file name without folders
 * @param form how it was exported, {@code traced}
 * @param sha256 digest of the bytes that run
 * @param remarks what a reader of the report should know
 * @param aliases further names of layers, each with the path of the layer
 */
public record ProgramOrigin(
        String file, String form, String sha256, List<String> remarks, Map<String, String> aliases) {

    public ProgramOrigin {
        remarks = List.copyOf(remarks);
        aliases = Map.copyOf(aliases);
    }

    ModelIdentity identity() {
        int dot = file.lastIndexOf('.');
        return new ModelIdentity(dot > 0 ? file.substring(0, dot) : file, file, sha256, form);
    }
}
