package org.modelaudit.spark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.Sha256;
import org.modelaudit.data.AuditSample;
import org.modelaudit.image.Box;

/**
 * What is known of a picture of a DataFrame beside its bytes.
 *
 * @param classIndex null where it is not known
 * @param className null where it is not known
 * @param boxes left, top, right and bottom of each
 */
record IndexRow(
        String id, @Nullable Integer classIndex, @Nullable String className, ArrayList<double[]> boxes)
        implements Serializable {

    /** Where the picture with an id lies in a folder; no id leads out of it. */
    static Path file(Path folder, String id) {
        return folder.resolve(Sha256.of(id.getBytes(StandardCharsets.UTF_8)));
    }

    AuditSample sample(Path folder) {
        AuditSample sample = AuditSample.of(id, file(folder, id));
        if (classIndex != null) {
            sample = sample.withClass(classIndex, className);
        } else if (className != null) {
            sample = sample.withClass(className);
        }
        return sample.withBoxes(boxes.stream()
                .map(edges -> new Box(edges[0], edges[1], edges[2], edges[3]))
                .toList());
    }
}
