package org.modelaudit.equivalence;

import java.util.List;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.model.AuditedModel;

/**
 * Two files are the same model: on every picture the largest difference of a logit is at most {@value #SCORES} of the largest logit, and
 * the largest difference of a map at most {@value #MAPS} of the map's maximum. Conversions round in the last bits, some 1e-6; weights of
 * 16 bits change logits by some 1e-3, another preparation of pictures by far more.
 *
 * <p>A picture goes to each model as its own input says, so that what is compared are deployments and not tensors.
 */
public final class SameAs implements Check {

    /** What rounding stays below, also in deep nets and on other devices. */
    public static final double SCORES = 1e-4;

    /** A map is made of differences of scores, and rounds worse. */
    public static final double MAPS = 1e-3;

    private final OtherFile other;
    private final double scores;
    private final double maps;

    private SameAs(OtherFile other, double scores, double maps) {
        this.other = other;
        this.scores = scores;
        this.maps = maps;
    }

    static SameAs of(AuditedModel other) {
        return new SameAs(new OtherFile(other), SCORES, MAPS);
    }

    /**
     * The same with another tolerance.
     *
     * @param ofScores relative to the largest logit, above 0
     * @param ofMaps relative to the map's maximum, above 0
     */
    public SameAs within(double ofScores, double ofMaps) {
        return new SameAs(other, ofScores, ofMaps);
    }

    /** The one on the logits. */
    @Override
    public Requirement requirement() {
        return new Requirement(
                new ScoreDifference(other), Threshold.atMost(scores).onEverySample());
    }

    @Override
    public List<Requirement> requirements() {
        Threshold bound = Threshold.atMost(maps).onEverySample();
        return List.of(requirement(), new Requirement(new MapDifference(other), bound));
    }
}
