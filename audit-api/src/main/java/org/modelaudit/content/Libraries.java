package org.modelaudit.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
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

    /** Name and size of the jar of each, as far as they are on the class path. */
    public static SortedSet<String> jars() {
        ClassLoader loader = Libraries.class.getClassLoader();
        SortedSet<String> jars = new TreeSet<>();
        try {
            for (URL list : Collections.list(loader.getResources(LISTS))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .forEach(name -> {
                                URL found = loader.getResource(name.replace('.', '/') + ".class");
                                jars.add(found == null ? name + " missing" : jar(found));
                            });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(LISTS + " on the class path cannot be read", e);
        }
        return jars;
    }

    private static String jar(URL type) {
        try {
            URLConnection connection = type.openConnection();
            if (connection instanceof JarURLConnection inside) {
                String file = inside.getJarFileURL().getPath();
                return "%s %d"
                        .formatted(
                                file.substring(file.lastIndexOf('/') + 1),
                                inside.getJarFileURL().openConnection().getContentLengthLong());
            }
            return "%s %d".formatted(type, connection.getLastModified());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(type), e);
        }
    }
}
