package org.modelaudit.audit;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.modelaudit.audit.AuditStream.Seen;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.AuditInterruptedException;
import org.opentest4j.TestAbortedException;

/**
 * The ways over the pictures of one audit: all of them to be judged, some that somebody else judges, or a few for a plan.
 *
 * @param measurer of the audited model
 * @param references that look at the same pictures
 */
record AuditWalk(AuditSettings settings, Audit audit, RecallingMeasurer measurer, References references) {

    /**
     * Walks over samples with as many streams as there may be.
     *
     * @param horizon how many samples are looked at in any case
     * @param consumer of the next batch; says whether to go on
     */
    void over(List<AuditSample> samples, IntSupplier horizon, Predicate<List<Seen>> consumer) {
        pictureStreams().walk(samples, measurer::read, number -> stream(number)::look, horizon, consumer);
    }

    /** Measures how long a picture takes on such a walk. */
    Stopwatch watch() {
        return new Stopwatch(pictureStreams().warmUp());
    }

    private PictureStreams<Seen> pictureStreams() {
        return new PictureStreams<>(
                settings, audit.identity().title(), audit.model().group(), streams());
    }

    /** Computes and keeps the outcomes of some pictures for whoever judges them. */
    void fill(List<AuditSample> some) {
        Bookkeeping books = new Bookkeeping(audit.requirements(), measurer, references);
        over(some, () -> Integer.MAX_VALUE, batch -> {
            books.book(batch);
            return true;
        });
        audit.model().verifyUnchanged();
        references.verifyUnchanged();
    }

    /**
     * Ends an audit of which nothing but the plan was wanted, once the plan is said.
     *
     * @param order in which it would look at its pictures
     */
    TestAbortedException planned(AuditPlan plan, List<AuditSample> order, Bookkeeping books, Forecast forecast) {
        // On a thread like the run's own, so that what is told of one of several streams is what one of them does.
        try (SideBySide<List<AuditSample>, Seen> sides = new SideBySide<>(looking(0), this::looking, streams())) {
            Progress.say(DryRun.lines(plan, order, sides, books, forecast, atOnce(order.size())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditInterruptedException("The audit '%s' was interrupted while it was planned; run it again."
                    .formatted(audit.identity().title()));
        }
        return DryRun.planned(audit.identity().title());
    }

    /** A stream more than there are cores, or chunks of pictures, brings nothing. */
    private int atOnce(int pictures) {
        return Math.min(
                Runtime.getRuntime().availableProcessors(), pictureStreams().atOnce(pictures));
    }

    private Function<List<AuditSample>, Seen> looking(int number) {
        AuditStream stream = stream(number);
        return few -> stream.look(ReadPictures.of(few, () -> measurer.read(few)));
    }

    private int streams() {
        return Math.min(audit.model().streams(), references.streams());
    }

    private AuditStream stream(int number) {
        return AuditStream.of(number, audit.model(), measurer, references);
    }
}
