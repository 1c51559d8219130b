package org.modelaudit.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Parameters for audits of a model that a test opened by hand, which JUnit's extension does not see: system properties. What keeps pictures
 * out of reports must reach these as well, so it is also looked for where a project keeps it, in {@code junit-platform.properties}.
 */
final class PropertiesOfTheRun implements Function<String, Optional<String>> {

    private static final String FILE = "junit-platform.properties";

    private static final String PICTURES = "modelaudit.pictures";

    @Override
    public Optional<String> apply(String name) {
        Optional<String> said = Optional.ofNullable(System.getProperty(name));
        return said.isPresent() || !name.equals(PICTURES) ? said : inFile(name);
    }

    private static Optional<String> inFile(String name) {
        ClassLoader loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElseGet(ClassLoader::getSystemClassLoader);
        try (InputStream in = loader.getResourceAsStream(FILE)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return Optional.ofNullable(properties.getProperty(name));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' on the class path cannot be read.".formatted(FILE), e);
        }
    }
}
