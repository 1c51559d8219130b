package org.modelaudit.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.NpyFile;
import org.modelaudit.testing.SharedFolder;

/** A directory of reference values with the models that they were made for. */
public final class GoldenDirectory implements AutoCloseable {

    private final Path golden;
    private final Path models;
    private final List<GoldenEntry> entries = new ArrayList<>();
    private final Map<Path, AuditedModel> opened = new HashMap<>();

    public GoldenDirectory(Path golden, Path models) {
        this.golden = golden;
        this.models = models;
        try (Reader reader = Files.newBufferedReader(golden.resolve("manifest.json"))) {
            JsonArray manifest =
                    JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("entries");
            for (int i = 0; i < manifest.size(); i++) {
                entries.add(new GoldenEntry(i, manifest.get(i).getAsJsonObject(), this));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference values beside the checkout; skips the test, and says why, where they are absent. */
    public static GoldenDirectory shared() {
        return new GoldenDirectory(SharedFolder.resolve("golden"), SharedFolder.resolve("models"));
    }

    public List<GoldenEntry> entries() {
        return List.copyOf(entries);
    }

    public Path path(String name) {
        return golden.resolve(name);
    }

    public NpyFile array(String name) {
        return NpyFile.read(path(name));
    }

    /** Where a model file lies, whether or not it is there. */
    public Path modelPath(String file) {
        return models.resolve(file);
    }

    /** A model, opened once for pictures of that size and closed with the directory. */
    public AuditedModel model(String file, int size) {
        return opened.computeIfAbsent(models.resolve(file), path -> open(path, size));
    }

    private static AuditedModel open(Path file, int size) {
        return ServiceLoader.load(ModelRuntime.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(runtime -> runtime.handles(file))
                .findFirst()
                .orElseThrow()
                .open(ModelSource.of(file, InputSpecification.imageNet(size)).onDevice("cpu"));
    }

    @Override
    public void close() {
        opened.values().forEach(AuditedModel::close);
    }
}
