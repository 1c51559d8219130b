package org.modelaudit.data;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.modelaudit.error.DataException;

/**
 * The folder that a set's pictures lie in, directly or in a sub-folder {@code images} or {@code JPEGImages}. Names are
 * resolved within it and never lead out of it.
 */
final class PictureFolder {

    private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp");
    private static final List<String> USUAL_PLACES = List.of("images", "JPEGImages");

    private final Path root;
    private final Path realRoot;

    /**
     * @throws DataException if there is no such folder
     */
    PictureFolder(Path root) {
        if (!Files.isDirectory(root)) {
            throw new DataException(
                    "There is no picture folder '%s'; give the folder that holds the pictures.".formatted(root));
        }
        this.root = root.toAbsolutePath().normalize();
        this.realRoot = real(this.root);
    }

    Path root() {
        return root;
    }

    Path file(String id) {
        return root.resolve(id);
    }

    /**
     * The id of the file that an annotation names, empty if there is none.
     *
     * @param where the annotation stands, for the message
     * @throws DataException if the name is absolute, leads out of the folder, by itself or over a link, or means two
     *     different files
     */
    Optional<String> find(String name, String where) {
        Path relative = relative(name, where);
        List<Path> found = places().map(place -> place.resolve(relative).normalize())
                .filter(Files::isRegularFile)
                .toList();
        found.forEach(this::requireInside);
        for (int i = 1; i < found.size(); i++) {
            if (!sameBytes(found.get(0), found.get(i))) {
                throw new DataException("%s names the file '%s', which may be '%s' or '%s' in '%s'; remove one of them."
                        .formatted(where, name, id(found.get(0)), id(found.get(i)), root));
            }
        }
        return found.stream().map(this::id).findFirst();
    }

    /**
     * Refuses a file that lies elsewhere, although a link in the folder leads to it: what is audited must not change with
     * other folders, nor a set from anywhere bring in other files.
     */
    void requireInside(Path file) {
        Path real = real(file);
        if (!real.startsWith(realRoot)) {
            throw new DataException(
                    "The file '%s' in '%s' is a link to '%s', outside the folder, and is refused; copy it into the folder."
                            .formatted(id(file), root, real));
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new DataException(
                    "The file '%s' cannot be followed to its place; check its links and permissions.".formatted(file),
                    e);
        }
    }

    private static boolean sameBytes(Path one, Path other) {
        try {
            return Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Stream<Path> places() {
        return Stream.concat(Stream.of(root), USUAL_PLACES.stream().map(root::resolve));
    }

    private Path relative(String name, String where) {
        try {
            Path relative = Path.of(name.replace('\\', '/'));
            if (!relative.isAbsolute() && root.resolve(relative).normalize().startsWith(root)) {
                return relative;
            }
        } catch (InvalidPathException e) {
            throw new DataException(
                    "%s names the file '%s', which is no file name; correct it.".formatted(where, name), e);
        }
        throw new DataException(
                "%s names the file '%s', which lies outside the picture folder '%s' and is refused; give a path below it."
                        .formatted(where, name, root));
    }

    /** Ids of all pictures at any depth, sorted; hidden files and folders are passed over. */
    List<String> pictures() {
        try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .map(this::id)
                    .filter(id -> !id.startsWith(".") && !id.contains("/."))
                    .filter(PictureFolder::isPicture)
                    .sorted()
                    .peek(id -> requireInside(file(id)))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "The picture folder '%s' cannot be listed; check its permissions and links (%s)."
                            .formatted(root, e.getMessage()),
                    e);
        }
    }

    /** An id without the sub-folder that all pictures usually lie in. */
    static String withoutUsualPlace(String id) {
        int slash = id.indexOf('/');
        return slash > 0 && USUAL_PLACES.contains(id.substring(0, slash)) ? id.substring(slash + 1) : id;
    }

    private String id(Path file) {
        return slashes(root.relativize(file.toAbsolutePath().normalize()));
    }

    /** A relative path with {@code /} between its parts on every system. */
    static String slashes(Path relative) {
        return relative.toString().replace(File.separatorChar, '/');
    }

    private static boolean isPicture(String id) {
        return EXTENSIONS.contains(id.substring(id.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** A name without its extension. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
    }
}
