package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.AuditInterruptedException;

/**
 * Has the pictures of an audit looked at by as many streams as there may be, the next ones read meanwhile, and hands over what was
 * seen batch by batch in the pictures' order. Neither the number of streams nor who is faster decides anything but the time.
 */
final class PictureStreams<R> {

    /** Further streams are opened for what would take one longer than this. */
    private static final double WORTH_MORE_SECONDS = 1;

    /** By how much the first pictures take longer than those after them, while nothing is compiled yet. */
    private static final double WARMING_UP = 4;

    private final AuditSettings settings;
    private final String title;
    private final int most;
    private final int inFlight;
    private final int chunk;
    private final int ahead;

    /**
     * @param title of the audit
     * @param group pictures that go through the model together
     * @param most streams there may be
     */
    PictureStreams(AuditSettings settings, String title, int group, int most) {
        this.settings = settings;
        this.title = title;
        this.most = most;
        // Whole groups, so that none but the last of the set is filled up with copies.
        int groups = (settings.batchSize() + group - 1) / group;
        this.inFlight = groups * group;
        this.chunk = most == 1 ? inFlight : group * Math.max(1, groups / (2 * most));
        this.ahead = inFlight + Math.max(inFlight, 2 * most * chunk);
    }

    /**
     * How many pictures go by before it shows how long one takes: those that were handed over before the first was seen. One stream takes
     * none of them up before its turn.
     */
    int warmUp() {
        return most == 1 ? inFlight : ahead;
    }

    /** How many streams have something to do where so many pictures are looked at. */
    int atOnce(int pictures) {
        return Math.max(1, Math.min(most, (pictures + chunk - 1) / chunk));
    }

    /**
     * Walks over samples.
     *
     * @param reading of the next ones
     * @param streams by number
     * @param horizon how many samples are looked at in any case, whatever the consumer will say; asked before each batch
     * @param consumer of the next batch, on the calling thread; says whether to go on
     */
    void walk(
            List<AuditSample> samples,
            Function<List<AuditSample>, ReadPictures.Read> reading,
            IntFunction<Function<ReadPictures, R>> streams,
            IntSupplier horizon,
            Predicate<List<R>> consumer) {
        Function<ReadPictures, R> first = streams.apply(0);
        int done = 0;
        try (Progress progress = Progress.start(settings.progress(), title, samples.size());
                ReadingThread reader = new ReadingThread();
                SideBySide<ReadPictures, R> sides = new SideBySide<>(first, streams, most)) {
            Ahead handed = new Ahead(samples, reading, reader, sides);
            boolean goOn = true;
            while (goOn && done < samples.size()) {
                verifyWanted(done, samples.size());
                int end = Math.min(done + inFlight, samples.size());
                List<R> batch = handed.seen(done, end, horizon);
                goOn = consumer.test(batch);
                progress.step(end - done);
                done = end;
            }
            verifyWanted(samples.size(), samples.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            verifyWanted(done, samples.size());
        }
    }

    /** What is read by an interrupted thread seems damaged, so nothing is concluded from it. */
    private void verifyWanted(int done, int all) {
        if (Thread.currentThread().isInterrupted()) {
            throw new AuditInterruptedException(
                    "The audit '%s' was interrupted after at most %d of %d pictures and judges none of them; run it again."
                            .formatted(title, done, all));
        }
    }

    /** What is handed to the streams before it is needed. */
    private final class Ahead {

        private final List<AuditSample> samples;
        private final Function<List<AuditSample>, ReadPictures.Read> reading;
        private final ReadingThread reader;
        private final SideBySide<ReadPictures, R> sides;
        private final long start = System.nanoTime();
        private int handedOver;

        Ahead(
                List<AuditSample> samples,
                Function<List<AuditSample>, ReadPictures.Read> reading,
                ReadingThread reader,
                SideBySide<ReadPictures, R> sides) {
            this.samples = samples;
            this.reading = reading;
            this.reader = reader;
            this.sides = sides;
        }

        /** The batch from one sample to another. */
        List<R> seen(int from, int to, IntSupplier horizon) throws InterruptedException {
            int mayBe = wholeBatches(horizon.getAsInt());
            List<R> batch = new ArrayList<>();
            int seen = from;
            while (seen < to) {
                handOver(Math.min(mayBe, seen + ahead));
                batch.add(sides.next());
                int end = end(seen);
                if (seen == 0) {
                    startMore(end);
                }
                seen = end;
            }
            return batch;
        }

        /** A batch is looked at whole, so that how far an early stop had to look does not depend on the streams. */
        private int wholeBatches(int count) {
            long batches = ((long) count + inFlight - 1) / inFlight;
            return (int) Math.min(samples.size(), batches * inFlight);
        }

        /** Where what is handed over from a sample on ends: with its batch at the latest. */
        private int end(int from) {
            return Math.min(samples.size(), Math.min(from + chunk, from / inFlight * inFlight + inFlight));
        }

        private void handOver(int to) {
            while (handedOver < to) {
                int end = end(handedOver);
                List<AuditSample> next = samples.subList(handedOver, end);
                ReadPictures pictures = ReadPictures.of(next, () -> reading.apply(next));
                reader.read(pictures);
                sides.add(pictures);
                handedOver = end;
            }
        }

        private void startMore(int pictures) {
            double each = (System.nanoTime() - start) / 1e9 / pictures / WARMING_UP;
            int left = samples.size() - pictures;
            if (each * left > WORTH_MORE_SECONDS) {
                sides.start(Math.min(most, 1 + left / chunk));
            }
        }
    }
}
