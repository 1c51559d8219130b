package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
     * @param books that book what is seen and keep nothing
     * @param streams that would work side by side
     */
    static List<String> lines(
            AuditPlan plan,
            List<AuditSample> samples,
            Function<List<AuditSample>, AuditStream.Seen> look,
            Bookkeeping books,
            Forecast forecast,
            int streams) {
        List<String> lines = new ArrayList<>(plan.lines());
        long start = System.nanoTime();
        long afterFirst = start;
        int done = 0;
        while (done < Math.min(PICTURES, samples.size()) && (System.nanoTime() - start) / 1e9 < SECONDS) {
            books.look(List.of(look.apply(samples.subList(done, done + 1))));
            done++;
            afterFirst = done == 1 ? System.nanoTime() : afterFirst;
        }
        double each = done == 1 ? (afterFirst - start) / 1e9 : (System.nanoTime() - afterFirst) / 1e9 / (done - 1);
        lines.addAll(forecast.of(each / streams, books.scoreboard()));
        return lines;
    }

    /** Ends an audit of which nothing but the plan was wanted. */
    static TestAbortedException planned(String title) {
        return new TestAbortedException(
                "'%s' was planned and not run, because of modelaudit.dry-run.".formatted(title));
    }
}
