package org.modelaudit.data;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one class in one picture. Rows of one index are of one class, whatever its names; rows without an index join
 * those of their name, unless that stands for several indices.
 *
 * @param index of the class, where a row gives one
 * @param name of the class, where a row gives one
 */
record ClassRows(OptionalInt index, @Nullable String name, List<Annotation> rows) {

    private static final class Group {
        private final OptionalInt index;
        private final TreeSet<String> names = new TreeSet<>();
        private final List<Annotation> rows = new ArrayList<>();

        Group(OptionalInt index) {
            this.index = index;
        }

        void add(Annotation row, @Nullable String name) {
            rows.add(row);
            if (name != null) {
                names.add(name);
            }
        }

        /** Whether a row without an index belongs here. */
        boolean isNamed(@Nullable String name) {
            return name == null ? index.isEmpty() && names.isEmpty() : names.contains(name);
        }
    }

    /** The classes of one picture, in the order of their first rows. */
    static List<ClassRows> of(List<Annotation> rows, Spellings spellings, Remarks remarks) {
        List<Group> groups = new ArrayList<>();
        for (Annotation row : rows) {
            if (row.classIndex().isPresent()) {
                Group group = groups.stream()
                        .filter(other -> other.index.equals(row.classIndex()))
                        .findFirst()
                        .orElseGet(() -> started(groups, row.classIndex()));
                group.add(row, spellings.of(row.className()));
            }
        }
        List<Group> indexed = List.copyOf(groups);
        for (Annotation row : rows) {
            if (row.classIndex().isEmpty()) {
                String name = spellings.of(row.className());
                List<Group> named =
                        indexed.stream().filter(group -> group.isNamed(name)).toList();
                Group group = named.size() == 1
                        ? named.get(0)
                        : groups.stream()
                                .filter(other -> other.index.isEmpty() && other.isNamed(name))
                                .findFirst()
                                .orElseGet(() -> started(groups, OptionalInt.empty()));
                group.add(row, name);
            }
        }
        return groups.stream().map(group -> of(group, remarks)).toList();
    }

    private static Group started(List<Group> groups, OptionalInt index) {
        Group group = new Group(index);
        groups.add(group);
        return group;
    }

    private static ClassRows of(Group group, Remarks remarks) {
        if (group.names.size() > 1) {
            remarks.add(
                    Remarks.Kind.SPELLING,
                    "The class %d of '%s' has several names (%s), which count as one class."
                            .formatted(
                                    group.index.orElse(-1),
                                    group.rows.get(0).picture(),
                                    String.join(", ", group.names)));
        }
        return new ClassRows(group.index, group.names.isEmpty() ? null : group.names.first(), List.copyOf(group.rows));
    }

    String label() {
        if (name != null) {
            return name;
        }
        return index.isPresent() ? Integer.toString(index.getAsInt()) : "unlabelled";
    }
}
