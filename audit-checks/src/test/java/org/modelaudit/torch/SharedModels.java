package org.modelaudit.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.SharedFolder;

/** Real models, which lie beside the checkout and are not part of it. */
public final class SharedModels {

    private SharedModels() {}

    public static Path folder() {
        return Objects.requireNonNull(SharedFolder.resolve("models").getParent());
    }

    public static Path model(String name) {
        return folder().resolve("models").resolve(name);
    }

    public static AuditedModel open(String name, int size) {
        return new TorchRuntime().open(source(name, size));
    }

    public static ModelSource source(String name, int size) {
        return ModelSource.of(model(name), InputSpecification.imageNet(size)).onDevice("cpu");
    }

    /** Input size by file name, as the folder's {@code models.csv} lists them; empty where there is none. */
    static Map<String, Integer> inputSizes(Path folder) {
        Path list = folder.resolve("models.csv");
        Map<String, Integer> sizes = new LinkedHashMap<>();
        try {
            List<String> lines = Files.isRegularFile(list) ? Files.readAllLines(list) : List.of();
            List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0));
            int file = header.indexOf("file");
            int size = header.indexOf("input_size");
            for (String line : file < 0 || size < 0 ? List.<String>of() : lines) {
                List<String> cells = cells(line);
                if (cells.size() > Math.max(file, size) && cells.get(size).matches("\\d{1,4}")) {
                    sizes.put(cells.get(file), Integer.parseInt(cells.get(size)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sizes;
    }

    private static List<String> cells(String line) {
        return List.of(line.strip().split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }
}
