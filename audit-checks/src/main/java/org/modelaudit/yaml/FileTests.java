package org.modelaudit.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.run.Locations;
import org.modelaudit.yaml.text.Mistake;
import org.modelaudit.yaml.text.Place;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;
import org.modelaudit.yaml.text.YamlValue.Sequence;
import org.modelaudit.yaml.text.YamlValue.Text;

/** Makes the tests of files and hangs each file into the tree once. */
final class FileTests {

    private final RunDescriptor run;
    private final ConfigurationParameters parameters;
    private final Map<Path, TestDescriptor> files = new HashMap<>();

    FileTests(RunDescriptor run, ConfigurationParameters parameters) {
        this.run = run;
        this.parameters = parameters;
    }

    /** Classes with {@link AuditFiles}. */
    List<TestDescriptor> marked(List<Class<?>> types) {
        return types.stream().flatMap(type -> marked(type).stream()).toList();
    }

    /** A class with {@link AuditFiles} and the files that it names. */
    List<TestDescriptor> marked(Class<?> type) {
        MarkedDescriptor fresh = new MarkedDescriptor(run.getUniqueId(), type);
        Optional<? extends TestDescriptor> known = run.findByUniqueId(fresh.getUniqueId());
        if (known.isPresent()) {
            return List.of(known.get());
        }
        run.addChild(fresh);
        AuditFiles files =
                AnnotationSupport.findAnnotation(type, AuditFiles.class).orElseThrow();
        if (files.value().length == 0) {
            mistake(
                    fresh,
                    type.getName(),
                    fresh.getSource().orElseThrow(),
                    new ConfigurationException(
                            "@AuditFiles of %s names nothing, so nothing would be audited; name a file or a folder."
                                    .formatted(type.getName())));
        }
        Arrays.stream(files.value()).forEach(location -> located(fresh, location, "@AuditFiles of " + type.getName()));
        return List.of(fresh);
    }

    /**
     * What lies at a location: a file, or all files of a folder.
     *
     * @param owner that names it, for messages
     */
    List<TestDescriptor> located(TestDescriptor parent, String location, String owner) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            Path path = new Locations(
                            new YamlRun(parameters),
                            loader == null ? FileTests.class.getClassLoader() : loader,
                            Path.of(""),
                            "the working directory",
                            owner)
                    .resolve("value", location);
            if (Files.isDirectory(path)) {
                return directory(parent, path);
            }
            if (!AuditFile.isOne(path.toString())) {
                throw new ConfigurationException(
                        "%s names '%s', but a file of audits is called *.audit.yaml; rename it."
                                .formatted(owner, location));
            }
            return List.of(file(parent, path));
        } catch (ConfigurationException trouble) {
            return List.of(mistake(parent, location, parent.getSource().orElse(null), trouble));
        }
    }

    /** All files below a folder that was named, or a test that says that there is none. */
    List<TestDescriptor> directory(TestDescriptor parent, Path folder) {
        List<TestDescriptor> found = below(parent, folder);
        return found.isEmpty()
                ? List.of(mistake(
                        parent,
                        Place.name(folder),
                        DirectorySource.from(folder.toFile()),
                        new ConfigurationException(
                                "There is no file *.audit.yaml in '%s', so nothing would be audited; name another folder, or add one."
                                        .formatted(Place.name(folder)))))
                : found;
    }

    /** All files below a folder, which may hold none. */
    List<TestDescriptor> below(TestDescriptor parent, Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> AuditFile.isOne(path.getFileName().toString()) && Files.isRegularFile(path))
                    .sorted()
                    .map(path -> file(parent, path))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of(mistake(
                    parent,
                    Place.name(folder),
                    DirectorySource.from(folder.toFile()),
                    new ConfigurationException(
                            "The folder '%s' cannot be read: %s.".formatted(Place.name(folder), e.getMessage()), e)));
        }
    }

    /** A file and its audits; where it was found before, what stands in the tree. */
    TestDescriptor file(TestDescriptor parent, Path path) {
        Path whole = path.toAbsolutePath().normalize();
        TestDescriptor known = files.get(whole);
        if (known != null) {
            return known;
        }
        FileDescriptor file = new FileDescriptor(parent.getUniqueId(), Place.name(whole), whole);
        parent.addChild(file);
        files.put(whole, file);
        try {
            AuditFile read = AuditFile.read(whole);
            read.audits().forEach((name, keys) -> audits(file, read, name, keys));
        } catch (Mistake trouble) {
            mistake(file, Place.name(whole), source(whole, trouble), trouble);
        }
        return file;
    }

    /** One test, or one for each of a list of explainers; a mistake in the list leaves the other audits of the file. */
    private void audits(FileDescriptor file, AuditFile read, String name, Mapping keys) {
        if (!(keys.get(DeclaredAudit.EXPLAINED_BY).orElse(null) instanceof Sequence named)) {
            hang(file, new AuditDescriptor(file.getUniqueId(), read, name, "", keys, null));
            return;
        }
        try {
            Set<String> labels = new HashSet<>();
            List<YamlValue> explainers = chosen(named);
            for (YamlValue explainer : explainers) {
                if (!labels.add(explainer.label())) {
                    throw explainer
                            .place()
                            .mistake("'%s' stands twice among the explainers; remove one.", explainer.label());
                }
            }
            for (YamlValue explainer : explainers) {
                String label = "[" + explainer.label() + "]";
                hang(file, new AuditDescriptor(file.getUniqueId(), read, name, label, keys, explainer));
            }
        } catch (Mistake trouble) {
            mistake(file, name, source(read.path(), trouble), trouble);
        }
    }

    private static FileSource source(Path file, Mistake trouble) {
        Place place = trouble.place();
        return FileSource.from(file.toFile(), FilePosition.from(place.line(), place.column()));
    }

    private static void hang(FileDescriptor file, AuditDescriptor audit) {
        file.addChild(audit);
        file.knows(audit.id());
    }

    /** Those of the list, or of the setting that takes its place. */
    private List<YamlValue> chosen(Sequence named) {
        List<YamlValue> explainers = parameters
                .get("modelaudit.explainers")
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .map(name -> (YamlValue) new Text(named.place(), name))
                        .toList())
                .orElse(named.values());
        if (explainers.isEmpty()) {
            throw named.place()
                    .mistake(
                            "`explainedBy` names no explainer, so nothing would be audited; name one, such as gradCam.");
        }
        return explainers;
    }

    private static MistakeDescriptor mistake(
            TestDescriptor parent, String name, @Nullable TestSource source, ConfigurationException trouble) {
        MistakeDescriptor mistake = new MistakeDescriptor(parent.getUniqueId(), name, source, trouble);
        parent.addChild(mistake);
        return mistake;
    }

    /** The line in which the audit begins that stands in a line; 0 where none does. */
    static int begun(TestDescriptor file, int line) {
        return file.getChildren().stream()
                .mapToInt(FileTests::line)
                .filter(begin -> begin <= line)
                .max()
                .orElse(0);
    }

    /** The line in which a test of a file begins. */
    static int line(TestDescriptor test) {
        return test.getSource()
                .flatMap(source -> ((FileSource) source).getPosition())
                .map(FilePosition::getLine)
                .orElse(0);
    }
}
