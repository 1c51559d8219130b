package org.modelaudit.content;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What tells one build of some code from another: the bytes of the jar that it comes from. A version would not: a snapshot has the same
 * one for months. Code in a folder is being worked on, and what it calls may lie in another folder, such as the tests' and the product's:
 * it is told by the bytes of all folders of the class path.
 */
final class CodeDigest {

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    /** Code of a running program does not change, and folders of it are long. */
    private static final Map<URI, String> KNOWN = new ConcurrentHashMap<>();

    /** A folder of the class path is asked for by its own classes and by those of every other. */
    private static final Map<Path, String> FOLDERS = new ConcurrentHashMap<>();

    private static final ClassValue<Set<String>> HIERARCHIES = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            Set<String> all = new HashSet<>(Set.of(of(type)));
            Class<?> above = type.getSuperclass();
            if (above != null) {
                all.addAll(get(above));
            }
            for (Class<?> each : type.getInterfaces()) {
                all.addAll(get(each));
            }
            return Set.copyOf(all);
        }
    };

    private CodeDigest() {}

    /**
     * Of the code that a class and all classes and interfaces above it come from, for what is inherited may lie elsewhere: empty for the
     * JDK's own; where it cannot be told, one of this process alone.
     */
    static Set<String> ofHierarchy(Class<?> type) {
        return HIERARCHIES.get(type);
    }

    private static String of(Class<?> type) {
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
            return Files.isDirectory(path)
                    ? Sha256.of((ofKnown(path) + WorkedOn.FOLDERS).getBytes(StandardCharsets.UTF_8))
                    : Sha256.ofFile(path);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Unknown.HERE;
        }
    }

    private static String ofKnown(Path folder) {
        return FOLDERS.computeIfAbsent(folder.toAbsolutePath().normalize(), CodeDigest::ofFolder);
    }

    /**
     * Of the names and the bytes of all files.
     *
     * @throws UncheckedIOException if one cannot be read
     */
    static String ofFolder(Path folder) {
        StringBuilder list = new StringBuilder();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                list.append(folder.relativize(file).toString().replace('\\', '/'))
                        .append(' ')
                        .append(Sha256.ofFile(file))
                        .append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.of(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Of the folders among the entries of a class path, in its order.
     *
     * @param digest of one of them
     */
    static String ofFolders(String classPath, Function<Path, String> digest) {
        StringBuilder all = new StringBuilder();
        for (String entry : SEPARATOR.split(classPath, -1)) {
            Path path = Path.of(entry);
            if (!entry.isBlank() && Files.isDirectory(path)) {
                all.append(digest.apply(path)).append('\n');
            }
        }
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** All folders of this process. */
    private static final class WorkedOn {
        private static final String FOLDERS = found();

        private static String found() {
            try {
                return ofFolders(System.getProperty("java.class.path", ""), CodeDigest::ofKnown)
                        + ofFolders(System.getProperty("jdk.module.path", ""), CodeDigest::ofKnown);
            } catch (UncheckedIOException | InvalidPathException e) {
                return Unknown.HERE;
            }
        }
    }
}
