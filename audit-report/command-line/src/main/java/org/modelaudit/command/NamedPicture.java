package org.modelaudit.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;

/**
 * A picture to explain.
 *
 * @param name its file's name, or its path below the folder that was given, with slashes
 * @param file where it lies
 */
record NamedPicture(String name, Path file) {

    private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp");

    /**
     * All pictures of some files and folders, at any depth but hidden ones; those of a folder in the order of their names.
     *
     * @throws org.modelaudit.error.AuditException if something is not there, a folder has no picture, or two pictures have one name
     */
    static List<NamedPicture> all(List<Path> places) {
        List<NamedPicture> all = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                all.addAll(below(place));
            } else if (Files.isRegularFile(place)) {
                all.add(new NamedPicture(String.valueOf(place.getFileName()), place));
            } else {
                throw new DataException("There is no picture or folder '%s'; give one that is there.".formatted(place));
            }
        }
        Map<String, Path> names = new HashMap<>();
        for (NamedPicture picture : all) {
            Path other = names.put(picture.name, picture.file);
            if (other != null) {
                throw new ConfigurationException(
                        "'%s' and '%s' would be written to one file; explain them one after the other, each to a folder of its own."
                                .formatted(other, picture.file));
            }
        }
        return List.copyOf(all);
    }

    private static List<NamedPicture> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<NamedPicture> found = files.filter(Files::isRegularFile)
                    .map(file ->
                            new NamedPicture(folder.relativize(file).toString().replace(File.separatorChar, '/'), file))
                    .filter(picture -> !picture.name.startsWith(".") && !picture.name.contains("/."))
                    .filter(picture -> EXTENSIONS.contains(extension(picture.name)))
                    .sorted(java.util.Comparator.comparing(NamedPicture::name))
                    .toList();
            if (found.isEmpty()) {
                throw new DataException(
                        "The folder '%s' holds no picture; give one with .png, .jpg, .jpeg or .bmp files."
                                .formatted(folder));
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "The folder '%s' cannot be listed (%s); check its permissions and links."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /**
     * Refuses to write over the pictures.
     *
     * @throws ConfigurationException if an overlay would take the place of its picture
     */
    static void requireElsewhere(List<NamedPicture> pictures, Path folder) {
        for (NamedPicture picture : pictures) {
            Path overlay = folder.resolve(picture.overlay());
            if (overlay.toAbsolutePath()
                    .normalize()
                    .equals(picture.file.toAbsolutePath().normalize())) {
                throw new ConfigurationException(
                        "The overlay of '%s' would be written over it; give another folder with --out."
                                .formatted(picture.file));
            }
        }
    }

    /** Whether it is a photograph by its name, whose overlay may be one. */
    boolean isJpeg() {
        return extension(name).startsWith("jp");
    }

    /** The file of its overlay, relative to the folder that it is written to. */
    String overlay() {
        return isJpeg() || extension(name).equals("png") ? name : name + ".png";
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
