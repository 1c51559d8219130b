package org.modelaudit.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.text.TextFile;

/** Reads {@code file,class_index,class_name,xmin,ymin,xmax,ymax}, one object a line; only {@code file} is required. */
final class CsvAnnotations {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setIgnoreHeaderCase(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .build();

    private final Path csv;
    private final PictureFolder folder;
    private final Remarks remarks;

    CsvAnnotations(Path csv, PictureFolder folder, Remarks remarks) {
        this.csv = csv;
        this.folder = folder;
        this.remarks = remarks;
    }

    List<Annotation> read() {
        List<Annotation> rows = new ArrayList<>();
        try (BufferedReader text = TextFile.open(csv);
                CSVParser parser = FORMAT.parse(text)) {
            if (!parser.getHeaderMap().containsKey("file")) {
                throw new DataException(
                        "The header of '%s' has no column 'file'; start it with file,class_index,class_name,"
                                        .formatted(csv)
                                + "xmin,ymin,xmax,ymax, separated by commas.");
            }
            for (CSVRecord row : parser) {
                annotation(row, "Line %d of '%s'".formatted(parser.getCurrentLineNumber(), csv.getFileName()))
                        .ifPresent(rows::add);
            }
        } catch (CharacterCodingException e) {
            throw new DataException("The annotation file '%s' is not UTF-8; save it as UTF-8.".formatted(csv), e);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new DataException(
                    "The annotation file '%s' cannot be read as CSV; correct it (%s).".formatted(csv, e.getMessage()),
                    e);
        }
        return rows;
    }

    private Optional<Annotation> annotation(CSVRecord row, String where) {
        if (!row.isConsistent()) {
            throw new DataException("%s has %d fields, but the header has %d; quote fields that hold a comma."
                    .formatted(
                            where, row.size(), row.getParser().getHeaderNames().size()));
        }
        String name = field(row, "file");
        if (name == null) {
            throw new DataException("%s names no file; fill in the column 'file'.".formatted(where));
        }
        Optional<String> picture = folder.find(name, where);
        if (picture.isEmpty()) {
            remarks.add(
                    Remarks.Kind.MISSING_PICTURE,
                    "%s is ignored because there is no picture '%s' in '%s'.".formatted(where, name, folder.root()));
            return Optional.empty();
        }
        boolean crowd = isCrowd(row, where);
        Set<String> tags = tags(row);
        if (crowd) {
            tags.add("crowd");
        }
        return Optional.of(new Annotation(
                picture.get(),
                classIndex(row, where),
                field(row, "class_name"),
                crowd ? Annotation.Role.IGNORED : Annotation.Role.OBJECT,
                shape(row, where),
                tags,
                Annotation.DrawnOn.UNKNOWN,
                where));
    }

    private static boolean isCrowd(CSVRecord row, String where) {
        String text = field(row, "iscrowd");
        if (text == null || text.equals("0")) {
            return false;
        }
        if (text.equals("1")) {
            return true;
        }
        throw new DataException("%s has '%s' for iscrowd; give 1, or 0 or nothing.".formatted(where, text));
    }

    private static OptionalInt classIndex(CSVRecord row, String where) {
        String text = field(row, "class_index");
        if (text == null) {
            return OptionalInt.empty();
        }
        try {
            int index = new BigDecimal(text).intValueExact();
            if (index >= 0) {
                return OptionalInt.of(index);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, together with the negative ones.
        }
        throw new DataException(
                "%s has the class index '%s'; give a whole number from 0, or leave it empty.".formatted(where, text));
    }

    private static Annotation.@Nullable Edges edges(CSVRecord row, String where) {
        List<String> texts = Stream.of("xmin", "ymin", "xmax", "ymax")
                .map(column -> Optional.ofNullable(field(row, column)).orElse(""))
                .toList();
        if (texts.stream().allMatch(String::isEmpty)) {
            return null;
        }
        double[] numbers = new double[4];
        for (int i = 0; i < 4; i++) {
            try {
                numbers[i] = Double.parseDouble(texts.get(i));
            } catch (NumberFormatException e) {
                numbers[i] = Double.NaN;
            }
            if (!Double.isFinite(numbers[i])) {
                throw new DataException("%s has the box %s; give four numbers, or leave all four empty for no box."
                        .formatted(where, texts));
            }
        }
        return new Annotation.Edges(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private Annotation.Shape shape(CSVRecord row, String where) {
        Annotation.Edges edges = edges(row, where);
        String name = field(row, "mask_file");
        if (name == null) {
            return new Annotation.Shape(edges, null, null);
        }
        MaskSource mask = mask(name, where);
        return new Annotation.Shape(edges, mask, null, mask == null);
    }

    /** The mask of that name; null where it is not there. */
    private @Nullable MaskSource mask(String name, String where) {
        Optional<String> id = folder.find(name, where);
        if (id.isEmpty()) {
            remarks.lose(Remarks.Loss.UNUSABLE_MASK, where);
            remarks.add(
                    Remarks.Kind.MASK,
                    "%s names the mask '%s', which is not in '%s'; the mask is ignored."
                            .formatted(where, name, folder.root()));
            return null;
        }
        return MaskSource.file(id.get(), folder.file(id.get()));
    }

    private static Set<String> tags(CSVRecord row) {
        return Stream.of("tag", "tags")
                .map(column -> field(row, column))
                .flatMap(Stream::ofNullable)
                .flatMap(text -> Stream.of(text.split(";", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A field's text; null where the column is missing or the field is empty. */
    private static @Nullable String field(CSVRecord row, String column) {
        if (!row.isMapped(column)) {
            return null;
        }
        String text = row.get(column);
        return text.isEmpty() ? null : text;
    }
}
