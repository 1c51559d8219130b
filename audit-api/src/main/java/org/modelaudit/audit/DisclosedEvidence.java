package org.modelaudit.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelaudit.gate.Requirement;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.PictureDisclosure;

/**
 * Evidence as far as it may be shown. It stands between what reads pictures and every reporter, so what must not be shown does not reach one; a
 * new kind of evidence reaches none either until it is told here what becomes of its pictures.
 */
final class DisclosedEvidence implements Evidence {

    private final Evidence whole;
    private final PictureDisclosure disclosure;

    private DisclosedEvidence(Evidence whole, PictureDisclosure disclosure) {
        this.whole = whole;
        this.disclosure = disclosure;
    }

    /** The evidence itself where all of it is shown. */
    static Evidence of(Evidence whole, PictureDisclosure disclosure) {
        return disclosure == PictureDisclosure.SHOWN ? whole : new DisclosedEvidence(whole, disclosure);
    }

    @Override
    public PictureDisclosure disclosure() {
        return disclosure;
    }

    @Override
    public <T> T once(Object what, Class<T> type, Supplier<T> maker) {
        return whole.once(what, type, maker);
    }

    @Override
    public Optional<Exhibit> exhibit(String sampleId) {
        return whole.exhibit(sampleId).flatMap(disclosure::of);
    }

    @Override
    public Optional<Counterpart> counterpart(String sampleId, Requirement requirement) {
        return whole.counterpart(sampleId, requirement)
                .flatMap(found ->
                        disclosure.of(found.exhibit()).map(exhibit -> new Counterpart(exhibit, found.outcome())));
    }

    /** Numbers show nobody. */
    @Override
    public Optional<MetricCurve> curve(String sampleId, Requirement requirement) {
        return whole.curve(sampleId, requirement);
    }

    /** What an attack changed draws the picture once more. */
    @Override
    public Optional<Attacked> attacked(String sampleId, Requirement requirement) {
        return disclosure == PictureDisclosure.NONE
                ? Optional.empty()
                : whole.attacked(sampleId, requirement).flatMap(this::disclosed);
    }

    private Optional<Attacked> disclosed(Attacked found) {
        Exhibit difference = new Exhibit(found.difference(), found.after().explanation(), List.of(), Optional.empty());
        return disclosure
                .of(found.before())
                .flatMap(before -> disclosure
                        .of(found.after())
                        .flatMap(after -> disclosure
                                .of(difference)
                                .map(shown -> new Attacked(
                                        found.attack(),
                                        found.outcome(),
                                        before,
                                        after,
                                        shown.picture(),
                                        found.factor()))));
    }
}
