package org.modelaudit.onnx.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code NodeProto} and {@code AttributeProto}. */
final class NodeReader implements WireMessage.Fields {

    private final Path file;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final Map<String, OnnxAttribute> attributes = new HashMap<>();
    private final Map<String, String> metadata = new HashMap<>();
    private String name = "";
    private String operator = "";
    private String domain = "";

    private NodeReader(Path file) {
        this.file = file;
    }

    static OnnxNode read(WireMessage in, Path file) throws IOException {
        NodeReader node = new NodeReader(file);
        in.message(node);
        String domain = node.domain.equals("ai.onnx") ? "" : node.domain;
        return new OnnxNode(
                node.name, node.operator, domain, node.inputs, node.outputs, node.attributes, node.metadata);
    }

    @Override
    public void read(int field, WireMessage in) throws IOException {
        switch (field) {
            case 1 -> inputs.add(in.text());
            case 2 -> outputs.add(in.text());
            case 3 -> name = in.text();
            case 4 -> operator = in.text();
            case 5 -> in.message(new Attribute());
            case 7 -> domain = in.text();
            case 9 -> in.message(new Entry(metadata));
            default -> in.skip();
        }
    }

    /** {@code StringStringEntryProto}. */
    static final class Entry implements WireMessage.Fields {

        private final Map<String, String> to;
        private String key = "";
        private String value = "";

        Entry(Map<String, String> to) {
            this.to = to;
        }

        @Override
        public void read(int field, WireMessage in) throws IOException {
            switch (field) {
                case 1 -> key = in.text();
                case 2 -> value = in.text();
                default -> in.skip();
            }
        }

        @Override
        public void end() {
            to.put(key, value);
        }
    }

    /** {@code AttributeProto}; old files leave the type out, and then it is that of the field that is there. */
    private final class Attribute implements WireMessage.Fields {

        private final List<Float> reals = new ArrayList<>();
        private final List<Long> wholes = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private String attribute = "";
        private OnnxAttribute single = new OnnxAttribute.Other();
        private int found;
        private long type;

        @Override
        public void read(int field, WireMessage in) throws IOException {
            found = field == 1 || field == 13 || field == 20 || field == 21 ? found : typeOf(field);
            switch (field) {
                case 1 -> attribute = in.text();
                case 2 -> single = new OnnxAttribute.Real(in.real());
                case 3 -> single = new OnnxAttribute.Whole(in.whole());
                case 4 -> single = new OnnxAttribute.Text(in.text());
                case 5 -> single = new OnnxAttribute.Tensor(TensorReader.read(in, file));
                case 7 -> in.reals(reals);
                case 8 -> in.wholes(wholes);
                case 9 -> texts.add(in.text());
                case 20 -> type = in.whole();
                default -> in.skip();
            }
        }

        /** {@code AttributeType} of the field's number. */
        private static int typeOf(int field) {
            return field >= 2 && field <= 11 ? field - 1 : 0;
        }

        @Override
        public void end() {
            long kind = type == 0 ? found : type;
            OnnxAttribute value = switch ((int) kind) {
                case 1 -> single instanceof OnnxAttribute.Real ? single : new OnnxAttribute.Real(0);
                case 2 -> single instanceof OnnxAttribute.Whole ? single : new OnnxAttribute.Whole(0);
                case 3 -> single instanceof OnnxAttribute.Text ? single : new OnnxAttribute.Text("");
                case 4 -> single;
                case 6 -> new OnnxAttribute.Reals(List.copyOf(reals));
                case 7 -> new OnnxAttribute.Wholes(List.copyOf(wholes));
                case 8 -> new OnnxAttribute.Texts(List.copyOf(texts));
                default -> new OnnxAttribute.Other();
            };
            attributes.put(attribute, value);
        }
    }
}
