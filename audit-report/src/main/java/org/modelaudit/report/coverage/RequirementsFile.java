package org.modelaudit.report.coverage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.text.TextFile;

/** A team's requirements: CSV with the columns {@code id} and {@code text}, and {@code clause} where it has one; others are left out. */
public final class RequirementsFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .build();

    private RequirementsFile() {}

    /**
     * Reads the requirements, in the file's order.
     *
     * @throws ConfigurationException if the file cannot be read, or a row says nothing or what another has said
     */
    public static List<TeamRequirement> read(Path file) {
        try (BufferedReader text = TextFile.open(file);
                CSVParser rows = FORMAT.parse(text)) {
            for (String column : List.of("id", "text")) {
                if (!rows.getHeaderMap().containsKey(column)) {
                    throw wrong(
                            file, "it has no column '%s' but %s; name it so".formatted(column, rows.getHeaderNames()));
                }
            }
            return requirements(file, rows);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(
                    "The requirements '%s' are not UTF-8; save them as UTF-8.".formatted(file), e);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new ConfigurationException(
                    "The requirements '%s' cannot be read as CSV (%s); give the columns id, text and clause."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static List<TeamRequirement> requirements(Path file, CSVParser rows) {
        List<TeamRequirement> all = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        for (CSVRecord row : rows) {
            long line = rows.getCurrentLineNumber();
            if (!row.isConsistent()) {
                throw wrong(
                        file,
                        "line %d has %d fields and the header has %d; quote fields that hold a comma"
                                .formatted(
                                        line, row.size(), rows.getHeaderNames().size()));
            }
            String id = row.get("id");
            if (id.isEmpty() || row.get("text").isEmpty()) {
                throw wrong(file, "line %d has no %s".formatted(line, id.isEmpty() ? "id" : "text"));
            }
            Long before = lines.put(id, line);
            if (before != null) {
                throw wrong(file, "lines %d and %d have the same id '%s'".formatted(before, line, id));
            }
            all.add(new TeamRequirement(id, row.get("text"), row.isMapped("clause") ? row.get("clause") : ""));
        }
        if (all.isEmpty()) {
            throw wrong(file, "it holds none");
        }
        return all;
    }

    private static ConfigurationException wrong(Path file, String why) {
        return new ConfigurationException("The requirements '%s' cannot be used: %s.".formatted(file, why));
    }
}
