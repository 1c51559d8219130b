package org.modelaudit.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The libraries of others that a number is computed with. Each jar that computes with some says so in a file {@value #LISTS}, one class
 * of each library in a line.
 */
public final class Libraries {

    /** Where a jar lists them. */
    public static final String LISTS = "META-INF/modelaudit/libraries";

    private Libraries() {}

    /** Name and size of the jar of each, as far as they are on the class path; the same for the whole process. */
    public static SortedSet<String> jars() {
        return Known.JARS;
    }

    private static final class Known {
        private static final SortedSet<String> JARS = found();

        private static SortedSet<String> found() {
            ClassLoader loader = Libraries.class.getClassLoader();
            SortedSet<String> jars = new TreeSet<>();
            try {
                for (URL list : Collections.list(loader.getResources(LISTS))) {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
                        lines.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .forEach(name -> jars.add(jar(name, loader)));
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                jars.add(Unknown.HERE);
            }
            return Collections.unmodifiableSortedSet(jars);
        }
    }

    private static String jar(String name, ClassLoader loader) {
        URL type = loader.getResource(name.replace('.', '/') + ".class");
        if (type == null) {
            return name + " missing";
        }
        try {
            // Files rather than connections, which open what they are asked about and leave it open.
            Path place = type.openConnection() instanceof JarURLConnection inside
                    ? Path.of(inside.getJarFileURL().toURI())
                    : Path.of(type.toURI());
            return "%s %d".formatted(place.getFileName(), Files.size(place));
        } catch (IOException | URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return name + " " + Unknown.HERE;
        }
    }
}
