package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.audit.AuditStream.Seen;
import org.modelaudit.audit.RecallingMeasurer.Looked;
import org.modelaudit.gate.Requirement;
import org.modelaudit.model.PassCount;

/** What an audit has found out so far, booked in the order of the pictures whichever streams they went through. */
final class Bookkeeping {

    private final RecallingMeasurer measurer;
    private final References references;
    private final Scoreboard scoreboard;
    private final FillingRegions filling;
    private PassCount spent = new PassCount(0, 0, 0, 0);

    /**
     * @param measurer that keeps what is new
     */
    Bookkeeping(List<Requirement> requirements, RecallingMeasurer measurer, References references) {
        this.measurer = measurer;
        this.references = references;
        this.scoreboard =
                new Scoreboard(requirements.stream().map(Requirement::metric).toList());
        this.filling = new FillingRegions(requirements);
    }

    /** Takes the next batch, and keeps what is new of it in one transaction. */
    void book(List<Seen> batch) {
        measurer.keep(batch.stream().map(Seen::own).toList());
        look(batch);
        List<List<Looked>> others = new ArrayList<>();
        batch.forEach(seen -> others.add(seen.others()));
        references.book(others);
        for (Seen seen : batch) {
            spent = spent.plus(seen.passes());
        }
    }

    /** Takes the next batch, of which nothing is kept and no other model is asked. */
    void look(List<Seen> batch) {
        batch.forEach(seen -> {
            filling.look(seen.own().rows());
            scoreboard.book(seen.own().rows());
        });
    }

    Scoreboard scoreboard() {
        return scoreboard;
    }

    /** Passes that all models together made for it. */
    PassCount spent() {
        return spent;
    }

    /** What a reader of the result must know of the pictures. */
    List<String> remarks() {
        return filling.remarks(scoreboard.size());
    }
}
