package org.modelaudit.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ModelException;

/**
 * One file of a model, on its way to an executor.
 *
 * @param name relative to the folder of the model's own file, with slashes
 * @param sha256 of the bytes on the driver
 */
record ShippedFile(String name, Bytes bytes, String sha256) implements Serializable {

    /** No array of a JVM has more. */
    private static final long MOST = Integer.MAX_VALUE - 8L;

    /**
     * @throws ModelException if it cannot be read, or has 2 GiB or more
     */
    static ShippedFile of(String name, Path file) {
        try {
            if (Files.size(file) > MOST) {
                throw new ModelException(
                        "The model file '%s' has %d bytes, but only files below 2 GiB are distributed, so the audit is computed in this process."
                                .formatted(file, Files.size(file)));
            }
            byte[] bytes = Files.readAllBytes(file);
            return new ShippedFile(name, new Bytes(bytes), Sha256.of(bytes));
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (OutOfMemoryError e) {
            throw new ModelException(
                    "The model file '%s' does not fit into this JVM's memory once more, which distributing it takes, so the audit is computed in this process; give it more with -Xmx."
                            .formatted(file),
                    e);
        }
    }

    static ModelException unreadable(Path file, IOException e) {
        return new ModelException(
                "The model file '%s' cannot be read any more (%s), so the audit is computed in this process."
                        .formatted(file, e.getMessage()),
                e);
    }

    /**
     * Writes it below a folder that stands for the model's.
     *
     * @throws ModelException if it cannot be written, or was damaged on its way
     */
    Path write(Path folder) {
        Path copy = folder.resolve(name);
        try {
            Files.createDirectories(copy.getParent());
            Files.write(copy, bytes.content());
            String written = Sha256.ofFile(copy);
            if (!written.equals(sha256)) {
                throw new ModelException("The model file '%s' came with the digest %s, but the driver's has %s."
                        .formatted(name, written, sha256));
            }
            return copy;
        } catch (IOException e) {
            throw new ModelException(
                    "The model file '%s' cannot be written to the temporary folder (%s)."
                            .formatted(name, e.getMessage()),
                    e);
        }
    }
}
