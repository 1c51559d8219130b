package org.modelaudit.assertions;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.modelaudit.result.SourceLocation;

/**
 * Finds the line at which a chain stands. A class knows the name of its source and the line, but not the folder; so that is looked for where
 * builds have it, {@code src/test/java} and its like.
 */
final class ChainLocation {

    private static final Set<String> OURS = Set.of(
            Declaration.class.getName(),
            ExplanationsAssert.class.getName(),
            StudyAssert.class.getName(),
            ImagesAssert.class.getName());

    private static final String SOURCES = "src";

    private static final String TESTS = "test";

    private ChainLocation() {}

    /**
     * The place from which the chain was called.
     *
     * @param calls the innermost first
     * @param directory the working directory
     * @return empty where no source of that name is there
     */
    static Optional<SourceLocation> of(StackTraceElement[] calls, Path directory) {
        return Arrays.stream(calls)
                .filter(call -> !OURS.contains(call.getClassName()))
                .findFirst()
                .filter(call -> call.getFileName() != null && call.getLineNumber() > 0)
                .flatMap(call -> file(call, directory.toAbsolutePath().normalize())
                        .map(file -> SourceLocation.of(file, call.getLineNumber(), directory)));
    }

    private static Optional<Path> file(StackTraceElement call, Path directory) {
        String name = call.getClassName();
        String inPackage = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/') + call.getFileName();
        try {
            for (Path root : roots(directory)) {
                Path file = root.resolve(inPackage);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The folders of sources, those of tests first, for example {@code src/test/java}. */
    private static List<Path> roots(Path directory) throws IOException {
        List<Path> sets = new ArrayList<>(folders(directory.resolve(SOURCES)));
        sets.sort(Comparator.comparing(set -> !set.endsWith(TESTS)));
        List<Path> roots = new ArrayList<>();
        for (Path set : sets) {
            roots.addAll(folders(set));
        }
        return roots;
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, Files::isDirectory)) {
            Set<Path> sorted = new TreeSet<>();
            folders.forEach(sorted::add);
            return List.copyOf(sorted);
        }
    }
}
