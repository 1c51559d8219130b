package org.modelaudit.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.image.Orientation;

/**
 * One picture with all samples of a set that show it: those of a picture with objects of several classes are several.
 *
 * @param samples at least one, in the set's order, of one file that is turned one way
 */
public record PictureSamples(List<AuditSample> samples) {

    public PictureSamples {
        samples = List.copyOf(samples);
    }

    /** The pictures of a set, in the order of their first samples. */
    public static List<PictureSamples> of(AuditSet set) {
        Map<Shown, List<AuditSample>> byPicture = new LinkedHashMap<>();
        for (AuditSample sample : set.samples()) {
            byPicture
                    .computeIfAbsent(new Shown(sample.file(), sample.orientation()), any -> new ArrayList<>())
                    .add(sample);
        }
        return byPicture.values().stream().map(PictureSamples::new).toList();
    }

    /** The sample that stands for the picture. */
    public AuditSample first() {
        return samples.get(0);
    }

    private record Shown(Path file, Orientation orientation) {}
}
