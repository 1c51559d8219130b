package org.modelaudit.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;

/** Fields and messages of protocol buffers, for files that a test writes by their numbers. */
public final class Protobuf {

    private Protobuf() {}

    public static ByteString message(UnknownFieldSet.Builder fields) {
        return fields.build().toByteString();
    }

    public static Field text(String value) {
        return one(ByteString.copyFromUtf8(value));
    }

    public static Field number(long value) {
        return Field.newBuilder().addVarint(value).build();
    }

    public static Field one(ByteString bytes) {
        return Field.newBuilder().addLengthDelimited(bytes).build();
    }
}
