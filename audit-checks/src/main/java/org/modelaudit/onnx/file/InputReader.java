package org.modelaudit.onnx.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code ValueInfoProto} with its type and shape. */
final class InputReader implements WireMessage.Fields {

    private final List<Long> axes = new ArrayList<>();
    private String name = "";
    private long type;

    static OnnxInput read(WireMessage in) throws IOException {
        InputReader input = new InputReader();
        in.message(input);
        return new OnnxInput(input.name, (int) input.type, input.axes);
    }

    @Override
    public void read(int field, WireMessage in) throws IOException {
        switch (field) {
            case 1 -> name = in.text();
            case 2 -> in.message(this::type);
            default -> in.skip();
        }
    }

    private void type(int field, WireMessage in) throws IOException {
        if (field == 1) {
            in.message(this::tensor);
        } else {
            in.skip();
        }
    }

    private void tensor(int field, WireMessage in) throws IOException {
        switch (field) {
            case 1 -> type = in.whole();
            case 2 -> in.message(this::shape);
            default -> in.skip();
        }
    }

    private void shape(int field, WireMessage in) throws IOException {
        if (field == 1) {
            in.message(new Axis());
        } else {
            in.skip();
        }
    }

    /** {@code TensorShapeProto.Dimension}: a length, or a name of a free one. */
    private final class Axis implements WireMessage.Fields {

        private long length;

        @Override
        public void read(int field, WireMessage in) throws IOException {
            if (field == 1) {
                length = Math.max(0, in.whole());
            } else {
                in.skip();
            }
        }

        @Override
        public void end() {
            axes.add(length);
        }
    }
}
