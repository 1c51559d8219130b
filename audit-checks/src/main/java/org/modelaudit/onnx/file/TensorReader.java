package org.modelaudit.onnx.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code TensorProto}: where the numbers lie, and the numbers themselves only where they are not written as bytes. */
final class TensorReader implements WireMessage.Fields {

    private static final int OUTSIDE = 1;

    private final Path file;
    private final List<Long> dims = new ArrayList<>();
    private final List<Long> listed = new ArrayList<>();
    private final Map<String, String> external = new HashMap<>();
    private WireMessage.@Nullable Span bytes;
    private String name = "";
    private long type;
    private long location;
    private int width;
    private int kinds;

    private TensorReader(Path file) {
        this.file = file;
    }

    static OnnxTensor read(WireMessage in, Path file) throws IOException {
        TensorReader tensor = new TensorReader(file);
        in.message(tensor);
        return new OnnxTensor(tensor.name, (int) tensor.type, tensor.dims, tensor.data());
    }

    @Override
    public void read(int field, WireMessage in) throws IOException {
        switch (field) {
            case 1 -> in.wholes(dims);
            case 2 -> type = in.whole();
            case 4 -> reals(in);
            // Types of 32 bits and fewer, halves as their bits, all stand in one list.
            case 5 -> wholes(in, 0);
            case 7, 11 -> wholes(in, Long.BYTES);
            case 8 -> name = in.text();
            case 9 -> bytes(in);
            case 10 -> doubles(in);
            case 13 -> in.message(new NodeReader.Entry(external));
            case 14 -> location = in.whole();
            default -> in.skip();
        }
    }

    private void bytes(WireMessage in) throws IOException {
        bytes = in.bytes();
        kinds++;
    }

    /** Packed numbers are written as a tensor's bytes are. */
    private void reals(WireMessage in) throws IOException {
        if (in.isPacked()) {
            bytes(in);
        } else {
            listed.add((long) Float.floatToRawIntBits(in.real()));
            width = Float.BYTES;
        }
    }

    private void doubles(WireMessage in) throws IOException {
        if (in.isPacked()) {
            bytes(in);
        } else {
            listed.add(Double.doubleToRawLongBits(in.doubled()));
            width = Double.BYTES;
        }
    }

    private void wholes(WireMessage in, int wide) throws IOException {
        in.wholes(listed);
        width = wide == 0 ? widthOfType() : wide;
    }

    private int widthOfType() {
        return switch ((int) type) {
            case 2, 3, 9 -> 1;
            case 4, 5, 10, 16 -> 2;
            default -> 4;
        };
    }

    private OnnxData data() throws IOException {
        if (location == OUTSIDE) {
            return new OnnxData.Beside(
                    file, external.getOrDefault("location", ""), number("offset", 0), number("length", -1));
        }
        if (kinds + (listed.isEmpty() ? 0 : 1) > 1) {
            throw new IOException("the tensor '%s' has its numbers in two ways".formatted(name));
        }
        if (bytes != null) {
            return new OnnxData.Within(file, bytes.offset(), bytes.length());
        }
        // The type may stand behind the numbers.
        int wide = width == 1 || width == 2 || width == 4 ? Math.min(width, widthOfType()) : width;
        return new OnnxData.Listed(List.copyOf(listed), listed.isEmpty() ? 1 : wide);
    }

    private long number(String key, long otherwise) throws IOException {
        String text = external.getOrDefault(key, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new IOException("the tensor '%s' gives '%s' as the %s of its numbers".formatted(name, text, key));
        }
        return Long.parseLong(text);
    }
}
