package org.modelaudit.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;

/** An explanation as bytes, numbers with all of their bits. */
public final class ExplanationBytes {

    private ExplanationBytes() {}

    /** All of it but its key. */
    public static byte[] of(KeptExplanation kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Geometry geometry = kept.geometry();
            out.writeInt(geometry.picture().width());
            out.writeInt(geometry.picture().height());
            out.writeInt(geometry.input().width());
            out.writeInt(geometry.input().height());
            out.writeDouble(geometry.scaleX());
            out.writeDouble(geometry.scaleY());
            out.writeDouble(geometry.offsetX());
            out.writeDouble(geometry.offsetY());
            Prediction prediction = kept.prediction();
            out.writeBoolean(prediction != null);
            if (prediction != null) {
                out.writeInt(prediction.classIndex());
                out.writeDouble(prediction.probability());
            }
            out.writeInt(kept.explainedClass());
            String reason = kept.undefinedBecause();
            out.writeBoolean(reason != null);
            if (reason != null) {
                out.writeUTF(reason);
            }
            out.writeInt(kept.diagnostics().size());
            for (Map.Entry<String, Double> each : kept.diagnostics().entrySet()) {
                out.writeUTF(each.getKey());
                out.writeDouble(each.getValue());
            }
            writeMap(kept.map(), out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to.", e);
        }
        return bytes.toByteArray();
    }

    private static void writeMap(@Nullable Heatmap map, DataOutputStream out) throws IOException {
        out.writeBoolean(map != null);
        if (map != null) {
            out.writeInt(map.width());
            out.writeInt(map.height());
            for (float value : map.values()) {
                out.writeFloat(value);
            }
        }
    }

    /** Empty where these are not such bytes. */
    public static Optional<KeptExplanation> read(LedgerKey key, byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            PictureSize picture = new PictureSize(in.readInt(), in.readInt());
            PictureSize input = new PictureSize(in.readInt(), in.readInt());
            Geometry geometry =
                    new Geometry(picture, input, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
            Prediction prediction = in.readBoolean() ? new Prediction(in.readInt(), in.readDouble()) : null;
            int explained = in.readInt();
            String reason = in.readBoolean() ? in.readUTF() : null;
            SortedMap<String, Double> diagnostics = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                diagnostics.put(in.readUTF(), in.readDouble());
            }
            return Optional.of(
                    new KeptExplanation(key, geometry, prediction, explained, reason, diagnostics, readMap(in)));
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static @Nullable Heatmap readMap(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        int width = in.readInt();
        int height = in.readInt();
        if (in.available() != (long) width * height * Float.BYTES) {
            throw new EOFException("A map of %d×%d stands in %d bytes.".formatted(width, height, in.available()));
        }
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return new Heatmap(width, height, values);
    }
}
