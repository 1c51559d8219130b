package org.modelaudit.temporary;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a build puts what it makes, and what its cleaning takes away. */
public final class BuildFolder {

    /** Maven's first, then Gradle's. */
    private static final List<String> NAMES = List.of("target", "build");

    private static final String OURS = "modelaudit";

    private BuildFolder() {}

    /** The product's own folder below that of the working directory; empty where no build has made one. It need not exist yet. */
    public static Optional<Path> ours() {
        Stream<Path> all = NAMES.stream().map(Path::of);
        return all.filter(Files::isDirectory).findFirst().map(folder -> folder.resolve(OURS));
    }
}
