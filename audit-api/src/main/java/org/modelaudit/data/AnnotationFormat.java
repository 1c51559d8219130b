package org.modelaudit.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.modelaudit.error.DataException;

/** The forms of annotations: by which files each is known, and who reads it. There is no other list of them. */
enum AnnotationFormat {
    /** One object a line. */
    CSV(".csv") {
        @Override
        List<String> usualNames() {
            return List.of("annotations.csv");
        }

        @Override
        List<Annotation> read(Path source, PictureFolder folder, Remarks remarks) {
            return new CsvAnnotations(source, folder, remarks).read();
        }
    },
    /** One file for all pictures. */
    COCO(".json") {
        @Override
        List<String> usualNames() {
            return List.of("annotations.json");
        }

        @Override
        List<Annotation> read(Path source, PictureFolder folder, Remarks remarks) {
            return new CocoAnnotations(source, folder, remarks).read();
        }
    },
    /** A folder with one file a picture. */
    VOC(".xml") {
        @Override
        List<String> usualNames() {
            return List.of("annotations", "annots");
        }

        @Override
        List<Annotation> read(Path source, PictureFolder folder, Remarks remarks) {
            return new VocAnnotations(source, folder, remarks).read();
        }

        @Override
        boolean takes(Path source) {
            return Files.isDirectory(source);
        }

        @Override
        boolean stands(Path path) {
            return Files.isDirectory(path) && list(path).stream().anyMatch(this::isNamed);
        }

        /** Beside the pictures as well, where no folder is named after the annotations. */
        @Override
        List<Path> in(Path folder) {
            List<Path> named = super.in(folder);
            return named.isEmpty() && stands(folder) ? List.of(folder) : named;
        }
    };

    private final String extension;

    AnnotationFormat(String extension) {
        this.extension = extension;
    }

    /** The form of annotations that somebody names. */
    static Optional<AnnotationFormat> of(Path source) {
        return Stream.of(values()).filter(format -> format.takes(source)).findFirst();
    }

    /** Whether annotations that somebody names are of this form, as far as their name and kind of file tell. */
    boolean takes(Path source) {
        return isNamed(source);
    }

    /** How files or folders of this form are named where nobody names them, in lower case. */
    abstract List<String> usualNames();

    /** The rows of an annotation file, or of a folder of them. */
    abstract List<Annotation> read(Path source, PictureFolder folder, Remarks remarks);

    /** Where annotations of this form stand in a folder under one of the usual names, in whatever case. */
    List<Path> in(Path folder) {
        return list(folder).stream()
                .filter(this::hasUsualName)
                .filter(this::stands)
                .toList();
    }

    /** Whether a path holds annotations of this form, as far as names tell. */
    boolean stands(Path path) {
        return Files.isRegularFile(path);
    }

    /** Whether a single file is named as those of this form, in whatever case. */
    boolean isNamed(Path file) {
        String name = name(file);
        return name.endsWith(extension) && !name.startsWith(".");
    }

    /** Whether a file or folder is named as annotations of this form usually are, in whatever case. */
    boolean hasUsualName(Path path) {
        return usualNames().contains(name(path));
    }

    /** Whether a file bears a name that says nothing of the set, {@code annotations} with whatever extension. */
    static boolean isUsualFile(Path file) {
        return name(file).startsWith("annotations.");
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new DataException("The folder '%s' cannot be listed; check its permissions.".formatted(folder), e);
        }
    }
}
