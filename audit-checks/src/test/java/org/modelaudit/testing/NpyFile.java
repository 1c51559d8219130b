package org.modelaudit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An array of 32-bit floats, 64-bit floats, 32-bit integers or bytes in NumPy's file format, version 1, in C order. */
public final class NpyFile {

    private static final int PREFIX = 10;
    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");
    private static final Pattern TYPE = Pattern.compile("'descr': '([^']*)'");

    private final long[] shape;
    private final float[] values;

    private NpyFile(long[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    public static NpyFile read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int header = bytes.getShort(PREFIX - 2);
            String text = new String(bytes.array(), PREFIX, header, StandardCharsets.US_ASCII);
            bytes.position(PREFIX + header);
            long[] shape = shape(text);
            int count = 1;
            for (long length : shape) {
                count *= (int) length;
            }
            String type = first(TYPE, text);
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = switch (type) {
                    case "<f4" -> bytes.getFloat();
                    case "<f8" -> (float) bytes.getDouble();
                    case "<i4" -> bytes.getInt();
                    case "|u1" -> bytes.get() & 0xff;
                    default -> throw new IllegalArgumentException(file + " holds " + type);
                };
            }
            return new NpyFile(shape, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long[] shape(String header) {
        List<Long> lengths = new ArrayList<>();
        for (String length : first(SHAPE, header).split(",", -1)) {
            if (!length.isBlank()) {
                lengths.add(Long.parseLong(length.strip()));
            }
        }
        return lengths.stream().mapToLong(Long::longValue).toArray();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    public long[] shape() {
        return shape.clone();
    }

    public float[] values() {
        return values.clone();
    }

    /** The values of one entry along the first axis. */
    public float[] row(int index) {
        int length = values.length / (int) shape[0];
        float[] row = new float[length];
        System.arraycopy(values, index * length, row, 0, length);
        return row;
    }
}
