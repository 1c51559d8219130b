package org.modelaudit.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What tells one build of some code from another: the bytes of the jar, or of the folder of classes, that it comes from. A version
 * would not: a snapshot has the same one for months.
 */
final class CodeDigest {

    /** Code of a running program does not change, and folders of it are long. */
    private static final Map<URI, String> KNOWN = new ConcurrentHashMap<>();

    private CodeDigest() {}

    /** Of the code that a class comes from: empty for the JDK's own; where it cannot be told, one of this process alone. */
    static String of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
            return "";
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        try {
            return place == null ? Unknown.HERE : KNOWN.computeIfAbsent(place.toURI(), CodeDigest::found);
        } catch (URISyntaxException e) {
            return Unknown.HERE;
        }
    }

    private static String found(URI place) {
        try {
            Path path = Path.of(place);
            return Files.isDirectory(path) ? ofFolder(path) : Sha256.ofFile(path);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Unknown.HERE;
        }
    }

    private static String ofFolder(Path folder) throws IOException {
        StringBuilder list = new StringBuilder();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                list.append(folder.relativize(file).toString().replace('\\', '/'))
                        .append(' ')
                        .append(Sha256.ofFile(file))
                        .append('\n');
            }
        }
        return Sha256.of(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Equal to nothing that another process knows. */
    private static final class Unknown {
        private static final String HERE = UUID.randomUUID().toString();
    }
}
