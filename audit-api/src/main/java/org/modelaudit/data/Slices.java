package org.modelaudit.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.modelaudit.error.DataException;
import org.modelaudit.error.NearestNames;

/**
 * The slices of a set by a word that its annotations use: {@code class}, a key of tags such as {@code weather} where the tags are
 * {@code weather=night} or {@code weather:night}, or a plain tag, which cuts the set into those that have it and those that do not.
 *
 * <p>A sample with several values of a key is in several slices. One without any is in a slice of its own kind, such as {@code no
 * weather}, so that nothing is left out.
 */
public final class Slices {

    /** The key that cuts by class. */
    public static final String CLASS = "class";

    private Slices() {}

    /**
     * The slices by one key, in the order of their names.
     *
     * @throws DataException if no sample has a class, or none has such a tag
     */
    public static List<Slice> of(AuditSet set, String key) {
        Map<String, Set<String>> slices = key.equals(CLASS) ? byClass(set) : byTag(set, key);
        List<Slice> named = new ArrayList<>();
        slices.forEach((name, ids) -> named.add(new Slice(name, ids)));
        return named;
    }

    /** The keys that cut this set: {@code class} where samples have one, then the keys and plain tags in alphabetical order. */
    public static List<String> keys(AuditSet set) {
        Set<String> tags = new TreeSet<>();
        for (AuditSample sample : set.samples()) {
            sample.tags().forEach(tag -> tags.add(keyOf(tag).orElse(tag)));
        }
        List<String> keys = new ArrayList<>();
        if (hasClasses(set)) {
            keys.add(CLASS);
        }
        tags.stream().filter(key -> !key.equals(CLASS)).forEach(keys::add);
        return keys;
    }

    private static boolean hasClasses(AuditSet set) {
        return set.samples().stream().anyMatch(sample -> sample.classIndex().isPresent() || sample.className() != null);
    }

    private static Map<String, Set<String>> byClass(AuditSet set) {
        if (!hasClasses(set)) {
            throw new DataException(
                    "The set '%s' cannot be sliced by class, because none of its samples has one; annotate classes."
                            .formatted(set.name()));
        }
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Set<String>> slices = new TreeMap<>();
        for (AuditSample sample : set.samples()) {
            String name = names.computeIfAbsent(identity(sample), identity -> nameOfClass(sample));
            slices.computeIfAbsent(name, any -> new HashSet<>()).add(sample.id());
        }
        return slices;
    }

    /** Several names of one index are one class, as several spellings of one name are. */
    private static String identity(AuditSample sample) {
        String name = sample.className();
        return sample.classIndex().isPresent()
                ? Integer.toString(sample.classIndex().getAsInt())
                : name == null ? "" : "'" + ClassNames.key(name);
    }

    private static String nameOfClass(AuditSample sample) {
        String name = sample.className();
        if (name != null) {
            return "class '%s'".formatted(name);
        }
        return sample.classIndex().isPresent() ? "class " + sample.classIndex().getAsInt() : "no class";
    }

    private static Map<String, Set<String>> byTag(AuditSet set, String key) {
        boolean valued = set.samples().stream().anyMatch(sample -> hasValue(sample, key));
        if (!valued && set.samples().stream().noneMatch(sample -> sample.tags().contains(key))) {
            List<String> keys = keys(set);
            throw new DataException(
                    "The set '%s' has no tag '%s' nor any such as '%s=…', so it cannot be sliced by it; %s."
                            .formatted(
                                    set.name(),
                                    key,
                                    key,
                                    keys.isEmpty()
                                            ? "annotate classes or tags"
                                            : "slice by one of these: "
                                                    + String.join(", ", NearestNames.of(key, keys))));
        }
        Map<String, Set<String>> slices = new TreeMap<>();
        for (AuditSample sample : set.samples()) {
            for (String name : valued ? values(sample, key) : List.of(plain(sample, key))) {
                slices.computeIfAbsent(name, any -> new HashSet<>()).add(sample.id());
            }
        }
        return slices;
    }

    private static String plain(AuditSample sample, String tag) {
        return sample.tags().contains(tag) ? "tag '%s'".formatted(tag) : "no tag '%s'".formatted(tag);
    }

    private static List<String> values(AuditSample sample, String key) {
        List<String> values = sample.tags().stream()
                .filter(tag -> keyOf(tag).filter(key::equals).isPresent())
                .map(tag ->
                        "%s '%s'".formatted(key, tag.substring(key.length() + 1).strip()))
                .toList();
        return values.isEmpty() ? List.of("no " + key) : values;
    }

    private static boolean hasValue(AuditSample sample, String key) {
        return sample.tags().stream()
                .anyMatch(tag -> keyOf(tag).filter(key::equals).isPresent());
    }

    /** What stands before the first {@code =} or {@code :} of a tag, if anything does. */
    private static Optional<String> keyOf(String tag) {
        int end = 0;
        while (end < tag.length() && tag.charAt(end) != '=' && tag.charAt(end) != ':') {
            end++;
        }
        return end == 0 || end >= tag.length() - 1 ? Optional.empty() : Optional.of(tag.substring(0, end));
    }
}
