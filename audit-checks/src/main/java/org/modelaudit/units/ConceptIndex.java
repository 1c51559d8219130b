package org.modelaudit.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.ClassNames;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.error.NearestNames;
import org.modelaudit.model.Labels;

/** The concepts of a set, in the order of their names: its classes, and the tags that are asked for. */
final class ConceptIndex {

    private final AuditSet set;
    private final List<Concept> concepts;
    private final Map<Object, Integer> places;
    private final Labels labels;

    private ConceptIndex(AuditSet set, Labels labels, List<Concept> concepts, Map<Object, Integer> places) {
        this.set = set;
        this.labels = labels;
        this.concepts = concepts;
        this.places = places;
    }

    /**
     * @param labels names of classes of which the set gives an index alone
     * @param tags that are concepts
     * @throws DataException if the set has none of them, or no region of any
     * @throws ConfigurationException if it has no such tag
     */
    static ConceptIndex of(AuditSet set, Labels labels, List<String> tags) {
        Map<Object, TreeSet<String>> names = new LinkedHashMap<>();
        for (AuditSample sample : set.samples()) {
            Object key = classKey(sample);
            if (key != null) {
                names.computeIfAbsent(key, any -> new TreeSet<>()).add(className(sample, labels));
            }
        }
        for (String tag : tags) {
            if (set.samples().stream().noneMatch(sample -> sample.tags().contains(tag))) {
                throw new ConfigurationException(
                        "No sample of '%s' has the tag '%s', which shall be a concept; its tags are %s."
                                .formatted(set.name(), tag, tagsOf(set)));
            }
            names.computeIfAbsent(new Tag(tag), any -> new TreeSet<>()).add(tag);
        }
        requireRegions(set, names.isEmpty());
        TreeMap<String, Object> sorted = new TreeMap<>();
        names.forEach((key, all) -> {
            String name = all.first();
            sorted.put(sorted.containsKey(name) ? "%s (%s)".formatted(name, key) : name, key);
        });
        List<Concept> concepts = new ArrayList<>();
        Map<Object, Integer> places = new LinkedHashMap<>();
        sorted.forEach((name, key) -> {
            TreeSet<String> all = new TreeSet<>(names.getOrDefault(key, new TreeSet<>()));
            all.add(name);
            places.put(key, concepts.size());
            concepts.add(new Concept(name, List.copyOf(all)));
        });
        return new ConceptIndex(set, labels, concepts, places);
    }

    private static void requireRegions(AuditSet set, boolean nothing) {
        if (nothing) {
            throw new DataException(
                    "Network Dissection asks which units respond to what, but no sample of '%s' has a class; annotate classes, or name tags by withTags(…)."
                            .formatted(set.name()));
        }
        if (set.samples().stream()
                .noneMatch(sample -> sample.hasMask() || !sample.boxes().isEmpty())) {
            throw new DataException(
                    "Network Dissection compares units with masks of concepts, but no sample of '%s' has a mask or a box; add masks (mask_file in a CSV, segmentation in COCO's JSON), or boxes."
                            .formatted(set.name()));
        }
    }

    private static String tagsOf(AuditSet set) {
        TreeSet<String> tags = new TreeSet<>();
        set.samples().forEach(sample -> tags.addAll(sample.tags()));
        return tags.isEmpty() ? "none" : String.join(", ", tags);
    }

    /** Several names of one index are one class, and several spellings of one name are. */
    private static @Nullable Object classKey(AuditSample sample) {
        if (sample.classIndex().isPresent()) {
            return sample.classIndex().getAsInt();
        }
        String name = sample.className();
        return name == null ? null : ClassNames.key(name);
    }

    private static String className(AuditSample sample, Labels labels) {
        String name = sample.className();
        return name == null ? labels.name(sample.classIndex().orElseThrow()) : name;
    }

    List<Concept> concepts() {
        return concepts;
    }

    /** The name of a class of the model, from the set where the model has none. */
    String className(int index) {
        Integer place = places.get(index);
        return labels.names().isEmpty() && place != null ? concepts.get(place).name() : labels.name(index);
    }

    /** The places of the concepts that a sample shows. */
    List<Integer> of(AuditSample sample) {
        List<Integer> own = new ArrayList<>();
        Object key = classKey(sample);
        if (key != null) {
            own.add(places.getOrDefault(key, -1));
        }
        sample.tags().forEach(tag -> own.add(places.getOrDefault(new Tag(tag), -1)));
        own.removeIf(place -> place < 0);
        return own;
    }

    /**
     * Verifies that the set knows a concept.
     *
     * @throws ConfigurationException if it has none of that name
     */
    void verifyKnown(String name) {
        if (concepts.stream().noneMatch(concept -> concept.isCalled(name))) {
            throw new ConfigurationException(
                    "The set '%s' has no concept '%s', so nothing could be found of it; it has %s."
                            .formatted(
                                    set.name(),
                                    name,
                                    String.join(
                                            ", ",
                                            NearestNames.of(
                                                    name,
                                                    concepts.stream()
                                                            .map(Concept::name)
                                                            .toList()))));
        }
    }

    private record Tag(String name) {
        @Override
        public String toString() {
            return "tag";
        }
    }
}
