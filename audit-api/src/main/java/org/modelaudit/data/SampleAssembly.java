package org.modelaudit.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Orientation;
import org.modelaudit.image.PictureSize;

/** Turns rows about objects into samples: one for each class of each picture. */
final class SampleAssembly {

    private final PictureFolder folder;
    private final ExifTurns turns;
    private final Remarks remarks;
    private final RegionAssembly regions;

    SampleAssembly(PictureFolder folder, ExifOrientation exif, Remarks remarks) {
        this.folder = folder;
        this.turns = new ExifTurns(exif, folder);
        this.remarks = remarks;
        this.regions = new RegionAssembly(remarks);
    }

    List<AuditSample> samples(List<Annotation> annotations) {
        Spellings spellings = new Spellings(annotations, remarks);
        Map<String, List<Annotation>> pictures = new TreeMap<>();
        for (Annotation row : annotations) {
            pictures.computeIfAbsent(row.picture(), p -> new ArrayList<>()).add(row);
        }
        List<AuditSample> samples = new ArrayList<>();
        pictures.forEach((picture, rows) -> {
            Orientation orientation = turns.of(picture);
            PictureSize stored = size(picture, rows);
            List<Annotation> turned = stored == null ? rows : turns.rows(rows, orientation, stored);
            PictureSize size = stored == null ? null : orientation.turned(stored);
            List<ClassRows> classes = ClassRows.of(turned, spellings, remarks);
            for (ClassRows one : classes) {
                samples.add(sample(classes.size() == 1 ? picture : picture + "#" + one.label(), picture, one, size)
                        .withOrientation(orientation));
            }
        });
        turns.remark(remarks);
        return samples;
    }

    private AuditSample sample(String id, String picture, ClassRows one, @Nullable PictureSize size) {
        Set<String> tags = new TreeSet<>();
        one.rows().forEach(row -> tags.addAll(row.tags()));
        return new AuditSample(
                id,
                folder.file(picture),
                Orientation.UPRIGHT,
                one.index(),
                one.name(),
                regions.region(id, one.rows(), size),
                tags,
                picture);
    }

    /** The size where a shape has to be checked; null if the picture is broken, which the sample itself reports later. */
    private @Nullable PictureSize size(String picture, List<Annotation> rows) {
        if (rows.stream().noneMatch(row -> row.shape().known())) {
            return null;
        }
        try {
            return PictureSize.read(folder.file(picture));
        } catch (DataException e) {
            return null;
        }
    }
}
