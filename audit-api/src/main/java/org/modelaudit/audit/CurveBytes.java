package org.modelaudit.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Point;
import org.modelaudit.metric.MetricCurve.Reading;

/** A curve as bytes that hold every bit of it. */
final class CurveBytes {

    private CurveBytes() {}

    /** Empty where its words are longer than is kept. */
    static Optional<byte[]> of(MetricCurve curve) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(curve.x());
            out.writeUTF(curve.y());
            out.writeUTF(curve.reading().name());
            out.writeInt(curve.points().size());
            for (Point point : curve.points()) {
                out.writeDouble(point.x());
                out.writeDouble(point.y());
                out.writeUTF(point.name());
            }
        } catch (IOException tooLong) {
            return Optional.empty();
        }
        return Optional.of(bytes.toByteArray());
    }

    /** Empty where they are of no curve; then it is made again. */
    static Optional<MetricCurve> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String x = in.readUTF();
            String y = in.readUTF();
            Reading reading = Reading.valueOf(in.readUTF());
            int size = in.readInt();
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                points.add(new Point(in.readDouble(), in.readDouble(), in.readUTF()));
            }
            return Optional.of(new MetricCurve(x, y, reading, points));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
