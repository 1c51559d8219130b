package org.modelaudit.synthesis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.Measurement;

/**
 * An inversion that runs once on a picture for all metrics and explainers that ask for it: no map has a part in it.
 *
 * @param inversion with all its settings
 * @param measurement whose pictures are inverted
 */
record KeptInversion(RepresentationInversion inversion, Measurement measurement) {

    /** What was found for each sample, one picture after another; copies that fill up a group are no search of their own. */
    List<InvertedPicture> all() {
        List<Optional<byte[]>> known = measurement.samples().stream()
                .map(each -> measurement.kept().find(each.sample(), work()))
                .toList();
        return known.stream().allMatch(Optional::isPresent)
                ? known.stream().map(bytes -> read(bytes.orElseThrow())).toList()
                : measurement.batch().get().oneByOneWithIndex((i, one) -> once(i, known.get(i), one));
    }

    private InvertedPicture once(int sample, Optional<byte[]> known, Batch one) {
        AuditSample own = measurement.samples().get(sample).sample();
        return measurement
                .shared()
                .once(
                        InvertedPicture.class,
                        List.of("inversion", inversion, own.id()),
                        () -> known.map(this::read).orElseGet(() -> made(own, one)));
    }

    private InvertedPicture made(AuditSample sample, Batch one) {
        InvertedPicture found = inversion.of(measurement.model(), one);
        measurement.kept().keep(sample, work(), bytes(found));
        return found;
    }

    private Object work() {
        return List.of("inversion", inversion);
    }

    private static byte[] bytes(InvertedPicture found) {
        String said = found.undefinedBecause();
        byte[] reason = said == null ? new byte[0] : said.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer =
                ByteBuffer.allocate(Double.BYTES + Integer.BYTES + reason.length + found.values().length * Float.BYTES);
        buffer.putDouble(found.error())
                .putInt(said == null ? -1 : reason.length)
                .put(reason);
        buffer.asFloatBuffer().put(found.values());
        return buffer.array();
    }

    private InvertedPicture read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        double error = buffer.getDouble();
        String reason = words(buffer);
        float[] values = new float[buffer.remaining() / Float.BYTES];
        buffer.asFloatBuffer().get(values);
        InputSpecification input = measurement.model().input();
        return new InvertedPicture(input.picture(values), values, error, reason);
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
