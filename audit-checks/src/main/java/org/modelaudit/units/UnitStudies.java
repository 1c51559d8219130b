package org.modelaudit.units;

import org.modelaudit.gate.Threshold;
import org.modelaudit.naming.Name;
import org.modelaudit.study.StudyRequirement;

/** Makes the study and every metric of this package. */
public final class UnitStudies {

    private UnitStudies() {}

    /** Network Dissection: which units of a layer respond to which concepts of a set with masks. */
    @Name("network-dissection")
    public static NetworkDissection unitConcepts() {
        return NetworkDissection.standard();
    }

    /** Whether a unit coincides with any concept, IoU above 0.04; on the mean, the share of interpretable units. */
    @Name("interpretable-units")
    public static UnitMetric interpretableUnits() {
        return new InterpretableUnits();
    }

    /** IoU of each unit with its best concept. */
    @Name("best-concept-iou")
    public static UnitMetric bestConceptIoU() {
        return new BestConceptIou();
    }

    /** IoU of each unit with a concept that none shall respond to; lower is better. */
    public static UnitMetric conceptIoU(String concept) {
        return new ConceptIou(concept);
    }

    /** How many units have each concept of the set for their best, with an IoU above 0.04. */
    @Name("detectors")
    public static UnitMetric detectors() {
        return new Detectors(null);
    }

    /** How many units have this concept for their best, with an IoU above 0.04. */
    public static UnitMetric detectors(String concept) {
        return new Detectors(concept);
    }

    /** The share of each class's evidence that comes from units that detect a concept; lower is better. */
    public static UnitMetric evidenceFrom(String concept) {
        return new ClassEvidence(concept);
    }

    /** The share of each class's evidence that comes from interpretable units. */
    @Name("interpretable-evidence")
    public static UnitMetric evidenceFromInterpretableUnits() {
        return new ClassEvidence(null);
    }

    /** That no unit detects a concept: none has an IoU above 0.04 with it, be it its best or not. */
    public static StudyRequirement<UnitDissection> noUnitDetects(String concept) {
        return new StudyRequirement<>(
                new ConceptIou(concept),
                Threshold.atMost(UnitDissection.DETECTS).onEverySample());
    }
}
