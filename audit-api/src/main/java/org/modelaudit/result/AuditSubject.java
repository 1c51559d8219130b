package org.modelaudit.result;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelIdentity;

/**
 * What was audited: a model on pictures.
 *
 * @param model that was audited
 * @param labels names of its classes, from the set where the model has none
 * @param data name of the set
 * @param dataDigest SHA-256 of the set's index
 * @param choice which pictures were looked at
 * @param check what was seen of the model when the audit had ended
 */
public record AuditSubject(
        ModelIdentity model, Labels labels, String data, String dataDigest, PictureChoice choice, ModelCheck check) {

    /** What a reader needs to know of both; a model without labels has the names that the set gives to its classes. */
    public static AuditSubject of(AuditedModel model, AuditSet data, PictureChoice choice, ModelCheck check) {
        Labels labels = model.labels().names().isEmpty() ? named(data, model.classes()) : model.labels();
        return new AuditSubject(model.identity(), labels, data.name(), data.digest(), choice, check);
    }

    /** Names by index as far as the set has both; of several names of one index the first in alphabetical order. */
    private static Labels named(AuditSet data, int classes) {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (AuditSample sample : data.samples()) {
            String name = sample.className();
            int index = sample.classIndex().orElse(classes);
            if (name != null && index < classes) {
                names.merge(index, name, (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        return names.isEmpty()
                ? Labels.none()
                : new Labels(IntStream.rangeClosed(0, names.lastKey())
                        .mapToObj(
                                index -> names.getOrDefault(index, Labels.none().name(index)))
                        .toList());
    }
}
