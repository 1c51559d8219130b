package org.modelaudit.result;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A place in the source of a test.
 *
 * @param file with slashes, relative to the folder of the repository, or to the working directory where that lies in none
 * @param line from 1
 */
public record SourceLocation(String file, int line) {

    private static final String REPOSITORY = ".git";

    /**
     * A line of a file, named as seen from a directory.
     *
     * @param directory the working directory
     */
    public static SourceLocation of(Path file, int line, Path directory) {
        Path from = home(directory.toAbsolutePath().normalize());
        Path whole = file.toAbsolutePath().normalize();
        boolean related = whole.getRoot() != null && whole.getRoot().equals(from.getRoot());
        return new SourceLocation(
                (related ? from.relativize(whole) : whole).toString().replace('\\', '/'), line);
    }

    /** What paths of a repository are relative to. */
    private static Path home(Path directory) {
        for (Path folder = directory; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(REPOSITORY))) {
                return folder;
            }
        }
        return directory;
    }
}
