package org.modelaudit.run;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.error.ConfigurationException;

/**
 * Turns locations into paths that exist: paths relative to a folder, or {@code classpath:} and a resource, with {@code ${name}} and
 * {@code ${name:otherwise}} filled in.
 */
public final class Locations {

    private static final String CLASSPATH = "classpath:";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?}");

    private final RunScope run;
    private final ClassLoader loader;
    private final Path base;
    private final String baseInWords;
    private final String owner;

    /**
     * @param loader of resources
     * @param base that paths are relative to
     * @param baseInWords the same for messages, {@code the working directory}
     * @param owner what names the locations, for messages, {@code @ModelAudit}
     */
    public Locations(RunScope run, ClassLoader loader, Path base, String baseInWords, String owner) {
        this.run = run;
        this.loader = loader;
        this.base = base;
        this.baseInWords = baseInWords;
        this.owner = owner;
    }

    /**
     * @param attribute that names the location, for the message
     * @throws ConfigurationException if there is nothing at that location
     */
    public Path resolve(String attribute, String location) {
        String text = filled(attribute, location);
        Path path = text.startsWith(CLASSPATH)
                ? resource(attribute, text.substring(CLASSPATH.length()))
                : path(attribute, location, text);
        if (!Files.exists(path)) {
            throw new ConfigurationException(
                    "`%s` of %s is '%s', but there is nothing at '%s'; give a path relative to %s or 'classpath:' and a resource."
                            .formatted(attribute, owner, location, path, baseInWords));
        }
        return path;
    }

    private Path path(String attribute, String location, String text) {
        try {
            return base.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    "`%s` of %s is '%s', which is no path here (%s)."
                            .formatted(attribute, owner, location, e.getReason()),
                    e);
        }
    }

    private String filled(String attribute, String location) {
        Matcher matcher = PLACEHOLDER.matcher(location);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            Optional<String> value = run.parameter(name).or(() -> Optional.ofNullable(matcher.group(2)));
            matcher.appendReplacement(
                    text,
                    Matcher.quoteReplacement(value.orElseThrow(() -> new ConfigurationException(
                            "`%s` of %s is '%s', but '%s' is set neither as a JUnit configuration parameter nor as a system property; set it, or write ${%s:otherwise}."
                                    .formatted(attribute, owner, location, name, name)))));
        }
        return matcher.appendTail(text).toString();
    }

    private Path resource(String attribute, String name) {
        URL url = loader.getResource(name);
        if (url == null) {
            throw new ConfigurationException("`%s` of %s is 'classpath:%s', but the class path holds no such resource."
                    .formatted(attribute, owner, name));
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException | FileSystemNotFoundException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    "`%s` of %s is 'classpath:%s', which lies inside an archive; unpack it, a model is audited as a file."
                            .formatted(attribute, owner, name),
                    e);
        }
    }
}
