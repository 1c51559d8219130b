package org.modelaudit.onnx.file;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.List;

/** One message of a protocol buffer, field by field; what nobody asks for is stepped over and never in memory. */
final class WireMessage {

    /** Messages within messages: a model, its graph, a node, its attribute, a tensor, an entry. */
    private static final int DEEPEST = 32;

    /** The longest text that is read: names are short, and what exporters note down is not much longer. */
    private static final int LONGEST_TEXT = 1 << 20;

    private final CodedInputStream in;
    private int tag;
    private int depth;

    WireMessage(CodedInputStream in) {
        this.in = in;
    }

    /** What reads the fields of one message. */
    interface Fields {

        /** Reads the field or skips it. */
        void read(int field, WireMessage in) throws IOException;

        /** Behind the last field. */
        default void end() throws IOException {}
    }

    void forEach(Fields fields) throws IOException {
        for (int next = in.readTag(); next != 0; next = in.readTag()) {
            tag = next;
            fields.read(WireFormat.getTagFieldNumber(next), this);
        }
        fields.end();
    }

    /** The field as a message of its own. */
    void message(Fields fields) throws IOException {
        if (++depth > DEEPEST) {
            throw new IOException("its messages are nested too deeply");
        }
        int limit = in.pushLimit(lengthOf());
        forEach(fields);
        in.checkLastTagWas(0);
        in.popLimit(limit);
        depth--;
    }

    private int lengthOf() throws IOException {
        require(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return in.readRawVarint32();
    }

    private void require(int type) throws IOException {
        if (WireFormat.getTagWireType(tag) != type) {
            throw new IOException("its field %d is of another type".formatted(WireFormat.getTagFieldNumber(tag)));
        }
    }

    boolean isPacked() {
        return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    void skip() throws IOException {
        if (isPacked()) {
            bytes();
        } else {
            in.skipField(tag);
        }
    }

    String text() throws IOException {
        int length = lengthOf();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IOException("a text of it is %d bytes long".formatted(length));
        }
        return new String(in.readRawBytes(length), java.nio.charset.StandardCharsets.UTF_8);
    }

    long whole() throws IOException {
        require(WireFormat.WIRETYPE_VARINT);
        return in.readRawVarint64();
    }

    float real() throws IOException {
        require(WireFormat.WIRETYPE_FIXED32);
        return in.readFloat();
    }

    double doubled() throws IOException {
        require(WireFormat.WIRETYPE_FIXED64);
        return in.readDouble();
    }

    /** Adds the whole numbers of a repeated field, packed or not. */
    void wholes(List<Long> to) throws IOException {
        if (!isPacked()) {
            to.add(whole());
            return;
        }
        int limit = in.pushLimit(lengthOf());
        while (in.getBytesUntilLimit() > 0) {
            to.add(in.readRawVarint64());
        }
        in.popLimit(limit);
    }

    /** Adds the numbers of a repeated field, packed or not. */
    void reals(List<Float> to) throws IOException {
        if (!isPacked()) {
            to.add(real());
            return;
        }
        int limit = in.pushLimit(lengthOf());
        while (in.getBytesUntilLimit() > 0) {
            to.add(in.readFloat());
        }
        in.popLimit(limit);
    }

    /** Steps over bytes. */
    Span bytes() throws IOException {
        int length = lengthOf();
        if (length < 0) {
            throw new IOException("a field of it has a negative length");
        }
        long offset = in.getTotalBytesRead();
        in.skipRawBytes(length);
        return new Span(offset, length);
    }

    /** Bytes of the file. */
    record Span(long offset, long length) {}
}
