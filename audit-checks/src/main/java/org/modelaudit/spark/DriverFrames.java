package org.modelaudit.spark;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.temporary.PrivateFolder;

/**
 * The DataFrames that the tests of this process audit, so that their rows can be sent to executors again, and copies of their pictures,
 * which go with the process: a test may hold a set as long as it likes.
 */
final class DriverFrames {

    static final DriverFrames INSTANCE = new DriverFrames();

    private final List<Frame> frames = new CopyOnWriteArrayList<>();

    private DriverFrames() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "modelaudit-frames-shutdown"));
    }

    /**
     * @param rows as they were given
     * @param folder of the copies, which belong to this frame alone
     */
    record Frame(String name, Dataset<Row> rows, FrameIndex index, PrivateFolder folder) {

        private boolean isOf(String otherName, Dataset<Row> others) {
            return name.equals(otherName)
                    && !rows.sparkSession().sparkContext().isStopped()
                    && rows.sameSemantics(others);
        }

        private boolean holds(AuditSample sample) {
            return sample.file().startsWith(folder.path());
        }
    }

    /** A set of a frame's pictures. A frame is read once: one of that name that is computed in the same way is not read again. */
    synchronized AuditSet read(String name, Dataset<Row> rows) {
        Frame frame = frames.stream()
                .filter(known -> known.isOf(name, rows))
                .findFirst()
                .orElseGet(() -> copied(name, rows));
        return SparkPictures.set(name, frame.index().rows(), frame.folder().path());
    }

    private Frame copied(String name, Dataset<Row> rows) {
        PrivateFolder folder = PrivateFolder.create();
        try {
            Frame frame = new Frame(name, rows, FrameReader.read(name, rows, folder.path()), folder);
            frames.add(frame);
            return frame;
        } catch (RuntimeException | Error unread) {
            folder.close();
            throw unread;
        }
    }

    /** The frame whose copies all of these pictures are; empty where they lie in another folder. */
    Optional<Frame> of(Collection<AuditSample> samples) {
        return frames.stream()
                .filter(frame -> samples.stream().allMatch(frame::holds))
                .findFirst();
    }

    /** Waits for nobody: a process that ends in the middle of reading ends. */
    private void close() {
        frames.forEach(frame -> frame.folder().close());
    }
}
