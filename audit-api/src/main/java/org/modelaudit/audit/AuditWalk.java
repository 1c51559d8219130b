package org.modelaudit.audit;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.modelaudit.audit.AuditStream.Seen;
import org.modelaudit.data.AuditSample;
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
        new PictureStreams<Seen>(
                        settings, audit.identity().title(), audit.model().group(), streams())
                .walk(samples, measurer::read, number -> stream(number)::look, horizon, consumer);
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
        AuditStream stream = stream(0);
        Progress.say(DryRun.lines(
                plan,
                order,
                few -> stream.look(ReadPictures.of(few, () -> measurer.read(few))),
                books,
                forecast,
                streams()));
        return DryRun.planned(audit.identity().title());
    }

    private int streams() {
        return Math.min(audit.model().streams(), references.streams());
    }

    private AuditStream stream(int number) {
        return AuditStream.of(number, audit.model(), measurer, references);
    }
}
