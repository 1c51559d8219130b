package org.modelaudit.yaml;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.data.AuditSet;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.Output;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;
import org.modelaudit.run.Locations;
import org.modelaudit.run.Opening;
import org.modelaudit.run.RunScope;
import org.modelaudit.yaml.text.Mistake;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;
import org.modelaudit.yaml.words.Attributes;
import org.modelaudit.yaml.words.Keys;
import org.modelaudit.yaml.words.Subject;

/** Opens what a file names, once for a run; paths are relative to the file's own folder. */
final class OpenedSubject implements Subject {

    /** Keys of another model: its location, and what differs from the file's. */
    private static final Set<String> OTHER = Set.of("model", "input", "output");

    private final Mapping keys;
    private final AuditSession session;
    private final Opening opening;
    private final Locations locations;

    OpenedSubject(AuditFile file, RunScope run, AuditSession session) {
        this.keys = file.subject();
        this.session = session;
        this.opening = new Opening(run);
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        this.locations = new Locations(
                run,
                loader == null ? OpenedSubject.class.getClassLoader() : loader,
                file.path().toAbsolutePath().normalize().resolveSibling(""),
                "the file's folder",
                "the file");
    }

    /** Refuses what is wrong in the keys of a file before anything is opened. */
    static void verify(Mapping keys) {
        input(keys);
        output(keys);
        for (String key : List.of("model", "labels", "data", "annotations")) {
            keys.get(key).ifPresent(value -> Keys.text("`" + key + "`", value));
        }
    }

    @Override
    public AuditedModel model() {
        return opened(keys, keys);
    }

    @Override
    public AuditedModel other(YamlValue value) {
        if (value instanceof YamlValue.Text) {
            return opened(new Mapping(value.place(), Map.of("model", value), Map.of("model", value.place())), keys);
        }
        Mapping other = Keys.known("Another model", value, OTHER);
        if (other.get("model").isEmpty()) {
            throw other.place().mistake("Another model does not say its `model`; add it.");
        }
        return opened(other, keys);
    }

    /**
     * @param own keys of the model
     * @param shared keys that hold where it has none
     */
    private AuditedModel opened(Mapping own, Mapping shared) {
        return session.bind(opening.model(
                place(own, "model"), labels(), input(own.get("input").isPresent() ? own : shared), output(own)));
    }

    @Override
    public AuditSet pictures() {
        return pictures(keys);
    }

    @Override
    public AuditSet others(Mapping value) {
        if (value.get("data").isEmpty()) {
            throw value.place().mistake("Other pictures do not say their `data`; add it.");
        }
        return pictures(value);
    }

    private AuditSet pictures(Mapping from) {
        Path folder = place(from, "data");
        Path truth = optional(from, "annotations");
        Labels labels = labels();
        return from.value("data").place().asking(() -> opening.pictures(folder, truth, labels));
    }

    private Labels labels() {
        return opening.labels(optional(keys, "labels"));
    }

    private @Nullable Path optional(Mapping from, String key) {
        return from.get(key).isEmpty() ? null : place(from, key);
    }

    private Path place(Mapping from, String key) {
        YamlValue value = from.value(key);
        return value.place().asking(() -> locations.resolve(key, Keys.text("`" + key + "`", value)));
    }

    private static InputSpecification input(Mapping from) {
        Attributes values = values(from, "input", Input.class);
        try {
            return InputSpecification.square(
                    values.get("size", Integer.class),
                    values.get("resize", Resize.class),
                    values.get("shorterSide", Integer.class),
                    values.get("colour", Colour.class),
                    Arrays.stream(values.get("mean", double[].class)).boxed().toList(),
                    Arrays.stream(values.get("deviation", double[].class))
                            .boxed()
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new Mistake(from.keyPlace("input"), "`input` cannot be meant: " + e.getMessage(), e);
        }
    }

    private static OutputSpecification output(Mapping from) {
        Attributes values = values(from, "output", Output.class);
        return new OutputSpecification(values.get("meaning", OutputMeaning.class), values.get("part", String.class));
    }

    private static Attributes values(Mapping from, String key, Class<? extends Annotation> annotation) {
        Mapping none = new Mapping(from.place(), new LinkedHashMap<>(), new LinkedHashMap<>());
        Mapping given = from.get(key)
                .map(value -> Keys.known("`" + key + "`", value, new TreeSet<>(Keys.of(annotation))))
                .orElse(none);
        return Keys.values("`" + key + "`", given, annotation);
    }
}
