package org.modelaudit.distribution;

import java.nio.file.Path;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.model.AuditedModel;

/** Whether and how a run of tests is distributed: not at all, as a driver, or as a worker. For several threads. */
public final class Distribution implements AutoCloseable {

    /** The setting that names an {@link AuditExecutor}. */
    public static final String SETTING = "modelaudit.executor";

    /** Set in a worker: the id of its {@link Assignment}. */
    public static final String ASSIGNMENT = "modelaudit.executor.assignment";

    private static final String NONE = "local";

    private final @Nullable AuditExecutor executor;
    private final @Nullable Assignment assignment;
    private final IdentityHashMap<AuditedModel, Path> files = new IdentityHashMap<>();

    private Distribution(@Nullable AuditExecutor executor, @Nullable Assignment assignment) {
        this.executor = executor;
        this.assignment = assignment;
    }

    /** Everything is computed in this process. */
    public static Distribution none() {
        return new Distribution(null, null);
    }

    /** Of a driver. */
    public static Distribution over(AuditExecutor executor) {
        return new Distribution(executor, null);
    }

    /** Of a worker. */
    public static Distribution with(Assignment assignment) {
        return new Distribution(null, assignment);
    }

    /**
     * As the settings say.
     *
     * @param settings gives a setting's value by its name, empty where it is not set
     * @throws ConfigurationException if there is no such executor on the class path
     */
    public static Distribution from(Function<String, Optional<String>> settings) {
        String name = settings.apply(SETTING).orElse(NONE).strip().toLowerCase(Locale.ROOT);
        if (name.equals(NONE) || name.isEmpty()) {
            return none();
        }
        AuditExecutor executor = named(name);
        return settings.apply(ASSIGNMENT)
                .map(id -> with(executor.assignment(id)
                        .orElseThrow(() -> new ConfigurationException(
                                "%s names '%s', but this process has no such work; leave it unset, it is for workers alone."
                                        .formatted(ASSIGNMENT, id)))))
                .orElseGet(() -> over(executor));
    }

    private static AuditExecutor named(String name) {
        List<AuditExecutor> all = ServiceLoader.load(AuditExecutor.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return all.stream()
                .filter(executor -> executor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "%s is '%s', but there is no such executor on the class path; give one of: %s."
                                .formatted(
                                        SETTING,
                                        name,
                                        Stream.concat(
                                                        Stream.of(NONE),
                                                        all.stream().map(AuditExecutor::name))
                                                .collect(Collectors.joining(", ")))));
    }

    /** Who computes for this driver; empty for a worker and where nothing is distributed. */
    public Optional<AuditExecutor> executor() {
        return Optional.ofNullable(executor);
    }

    /** What this worker is for; empty for a driver and where nothing is distributed. */
    public Optional<Assignment> assignment() {
        return Optional.ofNullable(assignment);
    }

    /** Where to open a model file from. */
    public Path model(Path file) {
        return assignment == null ? file : assignment.model(file);
    }

    /** Has a driver remember for its workers which file a model came from. */
    public synchronized void opened(AuditedModel model, Path file) {
        if (executor != null) {
            files.put(model, file);
        }
    }

    /** Files that some models came from, of those that workers are to open. */
    public synchronized List<Path> files(Collection<AuditedModel> models) {
        return models.stream()
                .map(files::get)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.close();
        }
    }
}
