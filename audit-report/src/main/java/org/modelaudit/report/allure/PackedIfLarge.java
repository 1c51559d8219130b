package org.modelaudit.report.allure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes as they come while they are few, and packed once they are many, so that many are never held as they are. */
final class PackedIfLarge extends OutputStream {

    private final int most;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private @Nullable GZIPOutputStream packing;

    /**
     * @param most bytes that stay as they are
     */
    PackedIfLarge(int most) {
        this.most = most;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (packing == null && kept.size() + count > most) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            packing = new GZIPOutputStream(packed);
            kept.writeTo(packing);
            kept = packed;
        }
        if (packing == null) {
            kept.write(bytes, from, count);
        } else {
            packing.write(bytes, from, count);
        }
    }

    @Override
    public void close() throws IOException {
        if (packing != null) {
            packing.close();
        }
    }

    boolean isPacked() {
        return packing != null;
    }

    /** What was written, once it is closed. */
    byte[] bytes() {
        return kept.toByteArray();
    }
}
