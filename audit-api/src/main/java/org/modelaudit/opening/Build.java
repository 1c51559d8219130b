package org.modelaudit.opening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * What tells one build of a class from the next. A version would not: a snapshot has the same one for months.
 *
 * @param files of the jar, or of the folder of classes
 * @param bytes of all of them
 * @param newest milliseconds since 1970
 */
record Build(long files, long bytes, long newest) {

    /** Classes of a running program do not change, and folders of them are long. */
    private static final ClassValue<Build> KNOWN = new ClassValue<>() {
        @Override
        protected Build computeValue(Class<?> type) {
            return found(type);
        }
    };

    /** The build that the class comes from; one of its own for this process where that cannot be told. */
    static Build of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static Build found(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try (Stream<Path> all = Files.walk(Path.of(source.getLocation().toURI()))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            long bytes = 0;
            long newest = 0;
            for (Path file : files) {
                bytes += Files.size(file);
                newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
            }
            return new Build(files.size(), bytes, newest);
        } catch (IOException
                | UncheckedIOException
                | URISyntaxException
                | IllegalArgumentException
                | NullPointerException e) {
            return new Build(0, 0, System.nanoTime());
        }
    }
}
