package org.modelaudit.junit;

import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Turns a location of {@link ModelAudit} into a path that exists. */
final class Locations {

    private static final String CLASSPATH = "classpath:";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?}");

    private final ExtensionContext context;
    private final String annotation;

    /**
     * @param annotation that names the locations, for messages
     */
    Locations(ExtensionContext context, Class<? extends Annotation> annotation) {
        this.context = context;
        this.annotation = annotation.getSimpleName();
    }

    /**
     * @param attribute name of the annotation's attribute, for the message
     * @throws ExtensionConfigurationException if there is nothing at that location
     */
    Path resolve(String attribute, String location) {
        String text = filled(attribute, location);
        Path path = text.startsWith(CLASSPATH)
                ? resource(attribute, text.substring(CLASSPATH.length()))
                : Path.of(text).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new ExtensionConfigurationException(
                    "`%s` of @%s is '%s', but there is nothing at '%s'; give a path relative to the working directory or 'classpath:' and a resource."
                            .formatted(attribute, annotation, location, path));
        }
        return path;
    }

    private String filled(String attribute, String location) {
        Matcher matcher = PLACEHOLDER.matcher(location);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            Optional<String> value =
                    context.getConfigurationParameter(name).or(() -> Optional.ofNullable(matcher.group(2)));
            matcher.appendReplacement(
                    text,
                    Matcher.quoteReplacement(value.orElseThrow(() -> new ExtensionConfigurationException(
                            "`%s` of @%s is '%s', but '%s' is set neither as a JUnit configuration parameter nor as a system property; set it, or write ${%s:otherwise}."
                                    .formatted(attribute, annotation, location, name, name)))));
        }
        return matcher.appendTail(text).toString();
    }

    private Path resource(String attribute, String name) {
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        URL url = loader.getResource(name);
        if (url == null) {
            throw new ExtensionConfigurationException(
                    "`%s` of @%s is 'classpath:%s', but the class path holds no such resource."
                            .formatted(attribute, annotation, name));
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException | FileSystemNotFoundException | IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    "`%s` of @%s is 'classpath:%s', which lies inside an archive; unpack it, a model is audited as a file."
                            .formatted(attribute, annotation, name),
                    e);
        }
    }
}
