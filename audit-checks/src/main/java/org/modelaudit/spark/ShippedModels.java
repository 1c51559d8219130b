package org.modelaudit.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ModelException;

/**
 * The bytes of model files, which Spark brings to every executor once.
 *
 * @param files by the path that the driver has opened them from
 */
record ShippedModels(LinkedHashMap<String, ShippedModels.Model> files) implements Serializable {

    /**
     * @param sha256 of the bytes on the driver
     */
    record Model(Bytes bytes, String sha256) implements Serializable {}

    /** No array of a JVM has more. */
    private static final long MOST = Integer.MAX_VALUE - 8L;

    /**
     * @throws ModelException if one cannot be read, or has 2 GiB or more
     */
    static ShippedModels of(List<Path> paths) {
        LinkedHashMap<String, Model> files = new LinkedHashMap<>();
        for (Path path : paths) {
            try {
                if (Files.size(path) > MOST) {
                    throw new ModelException(
                            "The model file '%s' has %d bytes, but only files below 2 GiB are distributed, so the audit is computed in this process."
                                    .formatted(path, Files.size(path)));
                }
                byte[] bytes = Files.readAllBytes(path);
                files.put(path.toString(), new Model(new Bytes(bytes), Sha256.of(bytes)));
            } catch (IOException e) {
                throw new ModelException(
                        "The model file '%s' cannot be read any more (%s), so the audit is computed in this process."
                                .formatted(path, e.getMessage()),
                        e);
            } catch (OutOfMemoryError e) {
                throw new ModelException(
                        "The model file '%s' does not fit into this JVM's memory once more, which distributing it takes, so the audit is computed in this process; give it more with -Xmx."
                                .formatted(path),
                        e);
            }
        }
        return new ShippedModels(files);
    }

    /**
     * Writes each file into a folder of its own below another one.
     *
     * @return where each lies now, by the path that the driver has opened it from
     * @throws ModelException if one cannot be written, or was damaged on its way
     */
    Map<String, Path> unpack(Path folder) {
        Map<String, Path> copies = new LinkedHashMap<>();
        files.forEach((name, model) -> {
            try {
                Path own = Files.createDirectories(folder.resolve(String.valueOf(copies.size())));
                Path copy = own.resolve(String.valueOf(Path.of(name).getFileName()));
                Files.write(copy, model.bytes().content());
                String written = Sha256.ofFile(copy);
                if (!written.equals(model.sha256())) {
                    throw new ModelException("The model '%s' came with the digest %s, but the driver's has %s."
                            .formatted(name, written, model.sha256()));
                }
                copies.put(name, copy);
            } catch (IOException e) {
                throw new ModelException(
                        "The model '%s' cannot be written to the temporary folder (%s)."
                                .formatted(name, e.getMessage()),
                        e);
            }
        });
        return copies;
    }
}
