package org.modelaudit.onnx.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the numbers of a tensor are. */
public sealed interface OnnxData {

    /** Little-endian bytes in the model file, from {@code offset} on. */
    record Within(Path file, long offset, long length) implements OnnxData {}

    /**
     * Little-endian bytes in another file.
     *
     * @param model that names it
     * @param location path relative to the model's folder, as the model gives it
     * @param length -1 where the model does not say: as many as the tensor has
     */
    record Beside(Path model, String location, long offset, long length) implements OnnxData {}

    /** One number a field, as integers have it that are not written as bytes; each of {@code width} bytes. */
    record Listed(List<Long> values, int width) implements OnnxData {}

    /** Texts, or more than one of these at once. */
    record None() implements OnnxData {}

    /**
     * How many bytes there are.
     *
     * @param wanted as many as the tensor's type and lengths ask for
     */
    default long length(long wanted) throws IOException {
        if (this instanceof Within w) {
            return w.length;
        } else if (this instanceof Beside b) {
            long there = Files.size(b.model.resolveSibling(b.location)) - b.offset;
            long length = b.length < 0 ? wanted : b.length;
            return length > there ? Math.max(0, there) : length;
        } else if (this instanceof Listed l) {
            return (long) l.values.size() * l.width;
        }
        return 0;
    }

    /** The bytes; the caller closes it and reads no more than {@link #length}. */
    default InputStream open() throws IOException {
        if (this instanceof Within w) {
            return from(w.file, w.offset);
        } else if (this instanceof Beside b) {
            return from(b.model.resolveSibling(b.location), b.offset);
        }
        List<Long> values = this instanceof Listed l ? l.values : List.of();
        int width = this instanceof Listed l ? l.width : 1;
        ByteBuffer all = ByteBuffer.allocate(values.size() * width).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            for (int i = 0; i < width; i++) {
                all.put((byte) (value >>> (8 * i)));
            }
        }
        return new ByteArrayInputStream(all.array());
    }

    private static InputStream from(Path file, long offset) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
