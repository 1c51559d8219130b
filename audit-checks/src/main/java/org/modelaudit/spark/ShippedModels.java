package org.modelaudit.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.error.ModelException;

/**
 * The bytes of model files, which Spark brings to every executor once.
 *
 * @param models files of each by the path that the driver has opened it from, which is that of the first
 */
record ShippedModels(LinkedHashMap<String, ArrayList<ShippedFile>> models) implements Serializable {

    /**
     * @throws ModelException if a file of one cannot be read, has 2 GiB or more, or lies elsewhere than the model
     */
    static ShippedModels of(List<Path> paths) {
        LinkedHashMap<String, ArrayList<ShippedFile>> models = new LinkedHashMap<>();
        for (Path path : paths) {
            ArrayList<ShippedFile> files = new ArrayList<>();
            ModelFolder.of(path).forEach((name, file) -> files.add(ShippedFile.of(name, file)));
            models.put(path.toString(), files);
        }
        return new ShippedModels(models);
    }

    /**
     * Writes each model into a folder of its own below another one, where its files lie to each other as on the driver.
     *
     * @return where each lies now, by the path that the driver has opened it from
     * @throws ModelException if a file cannot be written, or was damaged on its way
     */
    Map<String, Path> unpack(Path folder) {
        Map<String, Path> copies = new LinkedHashMap<>();
        models.forEach((path, files) -> {
            Path own = folder.resolve(String.valueOf(copies.size()));
            List<Path> written = files.stream().map(file -> file.write(own)).toList();
            copies.put(path, written.get(0));
        });
        return copies;
    }
}
