package org.modelaudit.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.result.Evidence.Exhibit;

/**
 * A method that finds something out about a model on a set as a whole. What it finds speaks of items that are no pictures: units of a
 * layer, concepts, classes. They are all there are and no sample of anything, so no interval is made of their values.
 *
 * <p>A study is an immutable value. What it finds must depend neither on the order of the pictures nor on how many go by at a time.
 *
 * @param <F> what it finds, an immutable value that its metrics read their numbers off
 */
public interface Study<F> {

    /** Method, dialect and version, for example {@code network-dissection/exact@1}; never changes for the same numbers. */
    String id();

    /** Name for people, for example {@code Network Dissection}. */
    String name();

    /**
     * Every setting that decides what is found on this model, resolved.
     *
     * @throws org.modelaudit.error.ModelException if the model lacks what the study needs, such as the layer
     */
    Map<String, String> settings(AuditedModel model);

    /** What it costs for each picture. */
    Cost costPerPicture(StudiedSet set, List<? extends StudyMetric<F>> metrics);

    /**
     * Refuses a set on which nothing that the metrics ask for could be found, before the model runs.
     *
     * @throws org.modelaudit.error.AuditException if so, in one sentence
     */
    void verify(StudiedSet set, List<? extends StudyMetric<F>> metrics);

    /**
     * Looks at the set, as often as need be.
     *
     * @param metrics that will be asked, so that nothing is done for those that will not
     */
    F examine(StudiedSet set, List<? extends StudyMetric<F>> metrics);

    /** What a reader of the numbers must know of what was found, a sentence or clause each. */
    List<String> remarks(F found);

    /**
     * What shows an item: pictures with what the study saw in them.
     *
     * @param item id of it, as the metrics call it
     * @return empty where there is nothing to show
     */
    Optional<Exhibit> exhibit(F found, StudiedSet set, String item);
}
