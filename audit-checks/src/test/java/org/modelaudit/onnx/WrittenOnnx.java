package org.modelaudit.onnx;

import static org.modelaudit.testing.Protobuf.number;
import static org.modelaudit.testing.Protobuf.one;
import static org.modelaudit.testing.Protobuf.text;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an ONNX file from a line of text, {@code 17 | w:4,3,3,3 k:[1,-1] | c = Conv(x w) pads=[0,0,1,1] ; y = Reshape(c k)}: version of
 * the operators, what is stored (a shape for drawn numbers, whole numbers in brackets, real ones in braces, a single number behind an
 * equals sign), and nodes. It takes {@code x} and returns {@code y}.
 */
final class WrittenOnnx {

    private static final Pattern NODE = Pattern.compile("([\\w ]+?) *= *(?:(\\w[\\w.]*)::)?(\\w+)\\(([^)]*)\\)(.*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=('[^']*'|\\[[^]]*]|[-\\w.]+)");
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int BOOL = 9;

    private WrittenOnnx() {}

    static Path write(Path file, String line, int... picture) {
        String[] parts = line.split("\\|", 3);
        UnknownFieldSet.Builder graph = UnknownFieldSet.newBuilder();
        Field.Builder nodes = Field.newBuilder();
        for (String node : parts[2].split(";", -1)) {
            nodes.addLengthDelimited(node(node.strip()));
        }
        graph.addField(1, nodes.build()).addField(2, text("written"));
        Field.Builder stored = Field.newBuilder();
        for (String tensor : parts[1].strip().split("\\s+", -1)) {
            if (!tensor.isEmpty()) {
                stored.addLengthDelimited(tensor(tensor));
            }
        }
        graph.addField(5, stored.build());
        graph.addField(11, one(value("x", picture))).addField(12, one(value("y")));
        ByteString operators = UnknownFieldSet.newBuilder()
                .addField(2, number(Integer.parseInt(parts[0].strip())))
                .build()
                .toByteString();
        byte[] bytes = UnknownFieldSet.newBuilder()
                .addField(1, number(8))
                .addField(7, one(graph.build().toByteString()))
                .addField(8, one(operators))
                .build()
                .toByteArray();
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteString node(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            throw new IllegalArgumentException(text);
        }
        UnknownFieldSet.Builder made = UnknownFieldSet.newBuilder();
        made.addField(
                1, texts(node.group(4).isEmpty() ? new String[0] : node.group(4).split(" ", -1)));
        made.addField(2, texts(node.group(1).strip().split(" ", -1)));
        made.addField(3, text("node_" + node.group(1).strip().split(" ", -1)[0]));
        made.addField(4, text(node.group(3)));
        if (node.group(2) != null) {
            made.addField(7, text(node.group(2)));
        }
        Field.Builder attributes = Field.newBuilder();
        Matcher attribute = ATTRIBUTE.matcher(node.group(5));
        while (attribute.find()) {
            attributes.addLengthDelimited(attribute(attribute.group(1), attribute.group(2)));
        }
        return made.addField(5, attributes.build()).build().toByteString();
    }

    private static ByteString attribute(String name, String value) {
        UnknownFieldSet.Builder made = UnknownFieldSet.newBuilder().addField(1, text(name));
        if (value.startsWith("'")) {
            made.addField(4, text(value.substring(1, value.length() - 1))).addField(20, number(3));
        } else if (value.startsWith("[")) {
            Field.Builder wholes = Field.newBuilder();
            Arrays.stream(values(value)).forEach(v -> wholes.addVarint((long) v));
            made.addField(8, wholes.build()).addField(20, number(7));
        } else if (value.contains(".")) {
            made.addField(
                            2,
                            Field.newBuilder()
                                    .addFixed32(Float.floatToIntBits(Float.parseFloat(value)))
                                    .build())
                    .addField(20, number(1));
        } else if (value.startsWith("t")) {
            made.addField(5, one(tensor(":" + value.substring(1).replace('_', ','))))
                    .addField(20, number(4));
        } else {
            made.addField(3, number(Long.parseLong(value))).addField(20, number(2));
        }
        return made.build().toByteString();
    }

    private static ByteString tensor(String text) {
        String name = text.substring(0, text.indexOf(':'));
        String value = text.substring(text.indexOf(':') + 1);
        if (value.startsWith("[")) {
            double[] values = values(value);
            return tensor(name, new long[] {values.length}, INT64, values);
        } else if (value.startsWith("{")) {
            double[] values = values(value);
            return tensor(name, new long[] {values.length}, FLOAT, values);
        } else if (value.startsWith("=") || value.startsWith("?")) {
            boolean whole = !value.contains(".");
            double single = Double.parseDouble(value.substring(1));
            return tensor(name, new long[0], value.startsWith("?") ? BOOL : whole ? INT64 : FLOAT, single);
        }
        long[] dims =
                Arrays.stream(value.split(",", -1)).mapToLong(Long::parseLong).toArray();
        double[] drawn = new double[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        SplittableRandom random = new SplittableRandom(name.hashCode());
        Arrays.setAll(drawn, i -> random.nextDouble(0.2, 1) * (name.startsWith("p") || i % 2 == 0 ? 1 : -1));
        return tensor(name, dims, FLOAT, drawn);
    }

    private static double[] values(String list) {
        String inside = list.substring(1, list.length() - 1);
        return inside.isEmpty()
                ? new double[0]
                : Arrays.stream(inside.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    private static ByteString tensor(String name, long[] dims, int type, double... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (type == FLOAT) {
                raw.putFloat((float) value);
            } else if (type == BOOL) {
                raw.put((byte) value);
            } else {
                raw.putLong((long) value);
            }
        }
        Field.Builder shape = Field.newBuilder();
        Arrays.stream(dims).forEach(shape::addVarint);
        return UnknownFieldSet.newBuilder()
                .addField(1, shape.build())
                .addField(2, number(type))
                .addField(8, text(name))
                .addField(9, one(ByteString.copyFrom(raw.array(), 0, raw.position())))
                .build()
                .toByteString();
    }

    private static ByteString value(String name, int... dims) {
        UnknownFieldSet.Builder tensor = UnknownFieldSet.newBuilder().addField(1, number(FLOAT));
        if (dims.length > 0) {
            List<ByteString> axes = new ArrayList<>();
            for (int dim : dims) {
                UnknownFieldSet.Builder axis = UnknownFieldSet.newBuilder();
                axes.add((dim > 0 ? axis.addField(1, number(dim)) : axis.addField(2, text("N")))
                        .build()
                        .toByteString());
            }
            Field.Builder all = Field.newBuilder();
            axes.forEach(all::addLengthDelimited);
            tensor.addField(
                    2,
                    one(UnknownFieldSet.newBuilder()
                            .addField(1, all.build())
                            .build()
                            .toByteString()));
        }
        ByteString type = UnknownFieldSet.newBuilder()
                .addField(1, one(tensor.build().toByteString()))
                .build()
                .toByteString();
        return UnknownFieldSet.newBuilder()
                .addField(1, text(name))
                .addField(2, one(type))
                .build()
                .toByteString();
    }

    private static Field texts(String... values) {
        Field.Builder all = Field.newBuilder();
        for (String value : values) {
            all.addLengthDelimited(ByteString.copyFromUtf8(value.equals("-") ? "" : value));
        }
        return all.build();
    }
}
