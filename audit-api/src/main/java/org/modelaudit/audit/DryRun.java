package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.data.AuditSample;
import org.opentest4j.TestAbortedException;

/** Looks at a few pictures of an audit, keeps nothing, and says what the whole of it would take. */
final class DryRun {

    private static final int PICTURES = 5;
    private static final double SECONDS = 20;

    private DryRun() {}

    /**
     * The plan of an audit that would run.
     *
     * @param samples in the order in which they would be looked at
     * @param look at some with one of the streams
     * @param books that book what is seen and keep nothing
     * @param atOnce pictures that would be looked at side by side
     * @throws InterruptedException if the calling thread is interrupted while another looks
     */
    static List<String> lines(
            AuditPlan plan,
            List<AuditSample> samples,
            SideBySide<List<AuditSample>, AuditStream.Seen> look,
            Bookkeeping books,
            Forecast forecast,
            int atOnce)
            throws InterruptedException {
        List<String> lines = new ArrayList<>(plan.lines());
        Stopwatch watch = new Stopwatch(1);
        for (int done = 0; done < Math.min(PICTURES, samples.size()) && watch.elapsed() < SECONDS; done++) {
            look.add(samples.subList(done, done + 1));
            books.look(List.of(look.next()));
            watch.lap(done + 1);
        }
        lines.addAll(forecast.of(watch.each() / atOnce, books.scoreboard()));
        return lines;
    }

    /** Ends an audit of which nothing but the plan was wanted. */
    static TestAbortedException planned(String title) {
        return new TestAbortedException(
                "'%s' was planned and not run, because of modelaudit.dry-run.".formatted(title));
    }
}
