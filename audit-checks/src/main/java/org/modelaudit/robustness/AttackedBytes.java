package org.modelaudit.robustness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.modelaudit.attack.Attacked;

/**
 * What an attack made of one picture, as bytes that hold every bit of it.
 *
 * @param attacked report
 * @param picture changed, as the model takes it, {@code C·H·W} values
 */
@SuppressWarnings("ArrayRecordComponent")
record AttackedBytes(Attacked attacked, float[] picture) {

    /** The numbers of a report: three classes and steps, three norms, the length of its trouble. */
    private static final int REPORT = 3 * Integer.BYTES + 3 * Double.BYTES + Integer.BYTES;

    byte[] bytes() {
        String said = attacked.trouble();
        byte[] trouble = said == null ? new byte[0] : said.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(REPORT + trouble.length + picture.length * Float.BYTES);
        buffer.putInt(attacked.originalClass()).putInt(attacked.reachedClass()).putInt(attacked.steps());
        buffer.putDouble(attacked.l2()).putDouble(attacked.linf()).putDouble(attacked.relativeL2());
        buffer.putInt(said == null ? -1 : trouble.length).put(trouble);
        buffer.asFloatBuffer().put(picture);
        return buffer.array();
    }

    static AttackedBytes read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int original = buffer.getInt();
        int reached = buffer.getInt();
        int steps = buffer.getInt();
        double l2 = buffer.getDouble();
        double linf = buffer.getDouble();
        double relative = buffer.getDouble();
        Attacked attacked = new Attacked(original, reached, steps, l2, linf, relative, words(buffer));
        float[] picture = new float[buffer.remaining() / Float.BYTES];
        buffer.asFloatBuffer().get(picture);
        return new AttackedBytes(attacked, picture);
    }

    private static @Nullable String words(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0) {
            return null;
        }
        byte[] text = new byte[length];
        buffer.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
