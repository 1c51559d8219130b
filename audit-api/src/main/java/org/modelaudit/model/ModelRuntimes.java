package org.modelaudit.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The runtimes that there are.
 *
 * @param all in the order in which they are asked
 */
public record ModelRuntimes(List<ModelRuntime> all) {

    public ModelRuntimes {
        all = List.copyOf(all);
    }

    /** Those that the class path offers. */
    public static ModelRuntimes onClassPath() {
        return new ModelRuntimes(ServiceLoader.load(ModelRuntime.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** The first that opens files of that name. */
    public Optional<ModelRuntime> of(Path file) {
        return all.stream().filter(runtime -> runtime.handles(file)).findFirst();
    }

    /** What they open, for a message. */
    public String formats() {
        return all.stream().map(ModelRuntime::formats).collect(Collectors.joining(", "));
    }
}
