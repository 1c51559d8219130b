package org.modelaudit.torch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;

/** Real models, which lie beside the checkout and are not part of it. */
final class SharedModels {

    private SharedModels() {}

    static Path folder() {
        Path folder = Path.of(System.getProperty("modelaudit.shared", "../shared"));
        assumeTrue(Files.isDirectory(folder.resolve("models")), "no real models at modelaudit.shared=" + folder);
        return folder;
    }

    static Path model(String name) {
        return folder().resolve("models").resolve(name);
    }

    static AuditedModel open(String name, int size) {
        return new TorchRuntime().open(source(name, size));
    }

    static ModelSource source(String name, int size) {
        return ModelSource.of(model(name), InputSpecification.imageNet(size)).onDevice("cpu");
    }

    /** Input size by file name, as the folder's {@code models.csv} lists them; empty where there is none. */
    static Map<String, Integer> inputSizes(Path folder) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        try {
            Path list = folder.resolve("models.csv");
            List<String> lines = Files.exists(list) ? Files.readAllLines(list) : List.of();
            for (String line : lines) {
                String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                if (cells.length > 5 && cells[5].matches("\\d{2,4}")) {
                    sizes.put(cells[0], Integer.parseInt(cells[5]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sizes;
    }
}
