package org.modelaudit.torch.onnx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.apache.commons.io.input.BoundedInputStream;
import org.modelaudit.onnx.file.OnnxData;
import org.modelaudit.onnx.file.OnnxTensor;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.graph.StoredBytes;

/**
 * The bytes of a tensor, where the file has them.
 *
 * @param bytes as many as its shape asks for
 */
record StoredNumbers(OnnxData data, long bytes) implements StoredBytes {

    /**
     * @throws NotTranslated if the file has more or fewer numbers than the shape asks for
     */
    static StoredNumbers of(OnnxTensor tensor) {
        ElementType type = ElementTypes.of(tensor.type());
        try {
            long wanted = Math.multiplyExact(tensor.elements(), type.bytes());
            long there = tensor.data().length(wanted);
            if (tensor.dims().stream().anyMatch(d -> d < 0) || there != wanted) {
                throw new NotTranslated("its tensor '%s' of the shape %s should have %d bytes and has %d"
                        .formatted(tensor.name(), tensor.dims(), wanted, there));
            }
            return new StoredNumbers(tensor.data(), wanted);
        } catch (ArithmeticException e) {
            throw new NotTranslated("its tensor '%s' is larger than any".formatted(tensor.name()), e);
        } catch (IOException e) {
            throw unreadable(tensor, e);
        }
    }

    private static NotTranslated unreadable(OnnxTensor tensor, IOException e) {
        return new NotTranslated("its tensor '%s' cannot be read (%s)".formatted(tensor.name(), e.getMessage()), e);
    }

    /**
     * A tensor as a value.
     *
     * @param name that no other tensor of the file has
     */
    static Value.Stored value(String name, OnnxTensor tensor, boolean constant) {
        of(tensor);
        long[] dims = tensor.dims().stream().mapToLong(Long::longValue).toArray();
        return new Value.Stored(
                name,
                tensor,
                constant,
                ElementTypes.of(tensor.type()),
                0,
                tensor.dims(),
                Value.boxed(Strides.dense(dims)));
    }

    /** Its numbers, in memory. */
    static Numbers numbers(Value.Stored view) {
        long[] dims = view.shape().stream().mapToLong(Long::longValue).toArray();
        long[] strides = view.strides().stream().mapToLong(Long::longValue).toArray();
        int[] places = Strides.places(dims, strides, view.offset());
        StoredNumbers stored = of(view.source());
        int width = view.type().bytes();
        Strides.count(new long[] {stored.bytes / width});
        ByteBuffer all;
        try (InputStream in = stored.data.open()) {
            all = ByteBuffer.wrap(in.readNBytes((int) stored.bytes)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw unreadable(view.source(), e);
        }
        double[] values = new double[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(all, view.type(), places[i] * width);
        }
        return Numbers.of(view.type(), dims, values);
    }

    private static double number(ByteBuffer all, ElementType type, int at) {
        return switch (type) {
            case UINT8 -> all.get(at) & 0xff;
            case INT8 -> all.get(at);
            case BOOL -> all.get(at) == 0 ? 0 : 1;
            case INT16 -> all.getShort(at);
            case INT32 -> all.getInt(at);
            case INT64 -> all.getLong(at);
            case FLOAT32 -> all.getFloat(at);
            case FLOAT64 -> all.getDouble(at);
            case BFLOAT16 -> Float.intBitsToFloat(all.getShort(at) << 16);
            default -> throw new NotTranslated("it computes with numbers of the type " + type);
        };
    }

    @Override
    public long size() {
        return bytes;
    }

    @Override
    public long crc() {
        CRC32 crc = new CRC32();
        try (InputStream in = stream()) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
            }
            return crc.getValue();
        } catch (IOException e) {
            throw new NotTranslated("the numbers of a tensor cannot be read (%s)".formatted(e.getMessage()), e);
        }
    }

    @Override
    public InputStream stream() throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(new BufferedInputStream(data.open(), 1 << 16))
                .setMaxCount(bytes)
                .get();
    }

    /** Numbers that are known, as bytes. */
    static StoredBytes of(Numbers numbers) {
        ElementType type = numbers.type();
        ByteBuffer all = ByteBuffer.allocate(numbers.count() * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < numbers.count(); i++) {
            double value = numbers.at(i);
            switch (type) {
                case FLOAT32 -> all.putFloat((float) value);
                case FLOAT64 -> all.putDouble(value);
                case FLOAT16 -> throw new NotTranslated("it computes with numbers of 16 bits beforehand");
                case BFLOAT16 -> all.putShort((short) (Float.floatToRawIntBits((float) value) >>> 16));
                default -> {
                    for (int b = 0; b < type.bytes(); b++) {
                        all.put((byte) ((long) value >> (8 * b)));
                    }
                }
            }
        }
        return new InMemory(all.array());
    }

    /** Bytes that were computed. */
    @SuppressWarnings("ArrayRecordComponent")
    private record InMemory(byte[] all) implements StoredBytes {

        @Override
        public long size() {
            return all.length;
        }

        @Override
        public long crc() {
            CRC32 crc = new CRC32();
            crc.update(all);
            return crc.getValue();
        }

        @Override
        public InputStream stream() {
            return new java.io.ByteArrayInputStream(all);
        }
    }
}
