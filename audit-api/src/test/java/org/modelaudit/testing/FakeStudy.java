package org.modelaudit.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.result.Evidence.Exhibit;
import org.modelaudit.study.StudiedSet;
import org.modelaudit.study.Study;
import org.modelaudit.study.StudyMetric;

/**
 * Finds the ids of the pictures that go by, which it looks at twice.
 *
 * @param seen how many pictures every group had, over all walks
 */
public record FakeStudy(List<Integer> seen) implements Study<List<String>> {

    public FakeStudy() {
        this(new ArrayList<>());
    }

    @Override
    public String id() {
        return "fake-study/test@1";
    }

    @Override
    public String name() {
        return "Fake study";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return Map.of("walks", "2");
    }

    @Override
    public Cost costPerPicture(StudiedSet set, List<? extends StudyMetric<List<String>>> metrics) {
        return Cost.of(2, 0, 0, 0);
    }

    @Override
    public void verify(StudiedSet set, List<? extends StudyMetric<List<String>>> metrics) {}

    @Override
    public List<String> examine(StudiedSet set, List<? extends StudyMetric<List<String>>> metrics) {
        List<String> ids = new ArrayList<>();
        set.walk(
                (pictures, images) -> {
                    seen.add(pictures.size());
                    return pictures;
                },
                (picture, any) -> ids.add(picture.samples().first().id()));
        List<String> again = new ArrayList<>();
        set.walk(
                (pictures, images) -> pictures,
                (picture, any) -> again.add(picture.samples().first().id()));
        if (!ids.equals(again)) {
            throw new IllegalStateException("Both walks pass the same pictures in the same order.");
        }
        return ids;
    }

    @Override
    public List<String> remarks(List<String> found) {
        return List.of("%d pictures went by".formatted(found.size()));
    }

    @Override
    public Optional<Exhibit> exhibit(List<String> found, StudiedSet set, String item) {
        return Optional.empty();
    }

    /**
     * One number for each of forty units, of which some have none.
     *
     * @param value of each
     * @param undefined how many have none
     */
    public record Units(double value, int undefined) implements StudyMetric<List<String>> {

        private static final int COUNT = 40;

        @Override
        public MetricDescription description() {
            return MetricDescription.higherIsBetter("fake-units/test@1", "value of units", "a test");
        }

        @Override
        public String over() {
            return "units";
        }

        @Override
        public List<SampleResult> measure(List<String> found) {
            List<SampleResult> results = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                results.add(new SampleResult(
                        "unit " + i, i < undefined ? Outcome.undefined("it is dead") : Outcome.value(value)));
            }
            return results;
        }
    }
}
