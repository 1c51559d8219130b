package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.modelaudit.audit.RecallingMeasurer.Looked;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.PassCount;

/**
 * One of the ways on which pictures of an audit are looked at side by side: with an instance of the model, and of each that it is
 * compared with, that nobody else asks meanwhile.
 *
 * @param model the instance
 * @param others of the models that it is compared with
 */
record AuditStream(
        AuditedModel model, RecallingMeasurer measurer, List<ReferenceRun.Stream> others, SpentPasses spent) {

    /**
     * @param number of the stream, from 0
     * @param measurer of the audited model
     */
    static AuditStream of(int number, AuditedModel model, RecallingMeasurer measurer, References references) {
        AuditedModel own = number == 0 ? model : model.stream(number);
        List<ReferenceRun.Stream> others = references.streams(number);
        return new AuditStream(
                own,
                number == 0 ? measurer : measurer.on(own),
                others,
                new SpentPasses(
                        own, others.stream().map(ReferenceRun.Stream::model).toList()));
    }

    /** Finds out everything about the next pictures. */
    Seen look(ReadPictures pictures) {
        PassCount before = spent.count();
        try (NDManager scope = model.newManager()) {
            Looked own = measurer.look(pictures.get(), scope);
            List<Looked> theirs =
                    others.stream().map(other -> other.look(pictures.samples())).toList();
            return new Seen(own, theirs, spent.count().since(before));
        }
    }

    /**
     * What was seen of consecutive pictures.
     *
     * @param others of the models that the audited one is compared with
     * @param passes that were spent on it
     */
    record Seen(Looked own, List<Looked> others, PassCount passes) {}
}
