package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.modelaudit.data.Slice;
import org.modelaudit.report.record.RecordedData;
import org.modelaudit.report.record.RecordedData.RecordedSample;

/**
 * The pictures that two records share. A pair is a picture whose bytes and truth are the same: the same name with other bytes is another
 * picture, and its change would say nothing about the model.
 *
 * @param ids of them, in the new record's order
 * @param samples as the new record has them, by id
 * @param slices of the new record, in alphabetical order
 * @param changed ids of those that both have and that are not, or not known to be, the same
 * @param removed how many only the old record has
 * @param added how many only the new record has
 * @param moved how many of the same pictures lie in other slices than before
 */
record SamePictures(
        Set<String> ids,
        Map<String, RecordedSample> samples,
        List<Slice> slices,
        List<String> changed,
        int removed,
        int added,
        int moved) {

    static SamePictures of(RecordedData before, RecordedData after) {
        Map<String, RecordedSample> old = new HashMap<>();
        before.samples().forEach(sample -> old.put(sample.id(), sample));
        Set<String> ids = new LinkedHashSet<>();
        Map<String, RecordedSample> samples = new LinkedHashMap<>();
        Map<String, Set<String>> slices = new TreeMap<>();
        List<String> changed = new ArrayList<>();
        int added = 0;
        int moved = 0;
        for (RecordedSample sample : after.samples()) {
            RecordedSample earlier = old.remove(sample.id());
            if (earlier == null) {
                added++;
            } else if (sample.sha256() == null || !sample.sha256().equals(earlier.sha256())) {
                changed.add(sample.id());
            } else {
                ids.add(sample.id());
                samples.put(sample.id(), sample);
                moved += sample.slices().equals(earlier.slices()) ? 0 : 1;
                for (String slice : sample.slices()) {
                    slices.computeIfAbsent(slice, any -> new LinkedHashSet<>()).add(sample.id());
                }
            }
        }
        List<Slice> named = new ArrayList<>();
        slices.forEach((name, own) -> named.add(new Slice(name, own)));
        return new SamePictures(ids, samples, named, changed, old.size(), added, moved);
    }

    /** What a reader should know of them, a sentence each. */
    List<String> remarks(RecordedData before, RecordedData after) {
        List<String> remarks = new ArrayList<>();
        if (!changed.isEmpty()) {
            remarks.add("%s left out, because bytes or truth are not the same in both records: %s."
                    .formatted(Words.pictures(changed.size()), Words.first(changed)));
        }
        if (removed + added > 0) {
            remarks.add("Only the old record has %s, only the new one %s."
                    .formatted(Words.pictures(removed), Words.pictures(added)));
        }
        if (moved > 0) {
            remarks.add("%s in other slices than before; the slices are those of the new record."
                    .formatted(Words.pictures(moved)));
        }
        if (!before.digest().equals(after.digest())) {
            remarks.add("The set is not the same: '%s' with digest %s then, '%s' with digest %s now."
                    .formatted(
                            before.name(), Words.digest(before.digest()), after.name(), Words.digest(after.digest())));
        }
        return remarks;
    }
}
