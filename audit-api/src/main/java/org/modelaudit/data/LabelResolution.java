package org.modelaudit.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.model.Labels;

/** Gives samples the index that belongs to their class name, and says where names and indices contradict the labels. */
final class LabelResolution {

    private final Labels labels;
    private final LabelIndex index;
    private final Set<String> told = new LinkedHashSet<>();
    private final Remarks remarks = new Remarks();

    LabelResolution(Labels labels) {
        this.labels = labels;
        this.index = new LabelIndex(labels);
    }

    /** The samples with their indices; those of one picture that turn out to be of one class are one. */
    List<AuditSample> resolve(List<AuditSample> samples) {
        List<AuditSample> resolved = samples.stream().map(this::resolve).toList();
        return labels.names().isEmpty() ? samples : new SynonymMerge(remarks).merge(resolved);
    }

    private AuditSample resolve(AuditSample sample) {
        String name = sample.className();
        if (name == null || labels.names().isEmpty()) {
            return sample;
        }
        Set<Integer> found = index.indices(name);
        if (sample.classIndex().isPresent()) {
            int given = sample.classIndex().getAsInt();
            if (!found.contains(given)) {
                tell(
                        name + given,
                        "Class %d is '%s' in the annotations but '%s' in the label list; check that the indices are the model's."
                                .formatted(given, name, labels.name(given)));
            }
            return sample;
        }
        if (found.size() == 1) {
            return sample.withClassIndex(found.iterator().next());
        }
        tell(
                name,
                found.isEmpty()
                        ? "The label list has no class '%s', so its samples have no class index; rename it or give a class_index, or leave it if it is a concept and no class of the model."
                                .formatted(name)
                        : "The class name '%s' stands for the classes %s of the label list; give a class_index."
                                .formatted(name, found));
        return sample;
    }

    SetNotes notes() {
        return remarks.notes();
    }

    private void tell(String key, String sentence) {
        if (told.add(key)) {
            remarks.add(Remarks.Kind.LABEL, sentence);
        }
    }
}
