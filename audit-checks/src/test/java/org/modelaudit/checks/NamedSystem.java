package org.modelaudit.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What a source names: an explainer, a model that explains itself, or a way to evaluate.
 *
 * @param source word of the source, one of {@link SystemDocs#SOURCES}
 * @param part of the source, for people
 * @param system as the source calls it
 * @param paper in which it was published
 * @param factories that are it, by name
 * @param note why there is no factory, or what tells several apart; may be empty where there is one
 */
record NamedSystem(String source, String part, String system, String paper, List<String> factories, String note) {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build();

    NamedSystem {
        factories = List.copyOf(factories);
    }

    /** All of them, in the order of {@code systems.csv}. */
    static List<NamedSystem> all() throws IOException {
        try (InputStream csv = Objects.requireNonNull(NamedSystem.class.getResourceAsStream("systems.csv"));
                Reader reader = new InputStreamReader(csv, StandardCharsets.UTF_8)) {
            return read(reader);
        }
    }

    static List<NamedSystem> read(Reader csv) throws IOException {
        List<NamedSystem> systems = new ArrayList<>();
        for (CSVRecord row : FORMAT.parse(csv)) {
            systems.add(new NamedSystem(
                    row.get("source"),
                    row.get("part"),
                    row.get("system"),
                    row.get("paper"),
                    Arrays.stream(row.get("factories").split(" ", -1))
                            .filter(name -> !name.isEmpty())
                            .toList(),
                    row.get("note")));
        }
        return systems;
    }
}
