package org.modelaudit.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.assertions.AuditAssertions;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.checks.Audits;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.error.ModelException;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditResult;
import org.modelaudit.study.StudyMetric;
import org.modelaudit.testing.TinyModel;

/** What is counted by hand on ten pictures of 4×4 pixels, and what is refused. */
class NetworkDissectionTest {

    /** Class 0 rests on red alone, class 1 on blue three times as much as on red. */
    private static final float[] HEAD = {2, 1, 0, 1, 0, 3};

    private final AuditedModel model = TinyModel.ofSize(UnitBench.SIDE, new float[] {1, 1, 1}, HEAD);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private UnitBench bench;

    @BeforeEach
    void draw() {
        bench = new UnitBench(folder);
    }

    private UnitDissection found() {
        return UnitBench.found(model, bench.set(), UnitBench.study());
    }

    private AuditResult evaluate(AuditSet set, StudyMetric<UnitDissection> metric, Threshold threshold) {
        return AuditAssertions.assertThat(model)
                .on(set)
                .examinedBy(UnitBench.study())
                .evaluate(metric, threshold);
    }

    @Test
    void intersections_and_unions_are_those_counted_by_hand() {
        UnitDissection found = found();

        // Of 160 activations the 17th largest is 0: red is above it at 16 places, blue at 10.
        assertThat(found.concepts()).extracting(Concept::name).containsExactly("cat", "dot");
        assertThat(found.units()).hasSize(3);
        DissectedUnit red = found.units().get(0);
        assertThat(red.threshold()).isZero();
        assertThat(red.overlaps()).containsExactly(0.0, 16 / 24.0);
        DissectedUnit blue = found.units().get(2);
        // 10 + 16 marked as cat − 4 common.
        assertThat(blue.overlaps()).containsExactly(4 / 22.0, 0.0);
        assertThat(List.of(found.id(red), found.id(blue))).containsExactly("unit 0 (dot)", "unit 2 (cat)");
    }

    @Test
    void a_unit_that_is_the_same_everywhere_is_undefined() {
        UnitDissection found = found();

        assertThat(found.units().get(1).defect()).isEqualTo("its activation is the same everywhere");
        assertThat(new BestConceptIou().measure(found).get(1).outcome())
                .isEqualTo(Outcome.undefined("its activation is the same everywhere"));
    }

    @Test
    void a_unit_that_is_at_its_largest_at_too_many_places_is_undefined() {
        UnitDissection found = UnitBench.found(
                model, bench.set(), NetworkDissection.standard().at("conv").topQuantile(0.05));

        // The 9th largest of red is 1, of which there are 16.
        assertThat(found.units().get(0).defect()).contains("at more places than its top quantile has");
        assertThat(found.id(found.units().get(0))).isEqualTo("unit 0");
    }

    @Test
    void contributions_are_weights_times_mean_activations_where_the_head_pools_and_is_linear() {
        UnitDissection found = found();

        // Of the 6 pictures with dots, 4 are red on a quarter; blue is 0xC0 / 255 on a sixteenth of each.
        double blue = 0xC0 / 255.0 / 16;
        assertThat(found.contributions()).containsOnlyKeys("class 'dot'", "class 'cat'");
        assertThat(found.contributions().get("class 'dot'"))
                .containsExactly(new double[] {2 * 4 / 6.0 / 4, 0, 0}, within(1e-6));
        assertThat(found.contributions().get("class 'cat'"))
                .containsExactly(new double[] {0, 0, 3 * blue}, within(1e-6));
        // Of cats, then of dots: red detects dots and is all that speaks for them, and nothing of what speaks for cats.
        assertThat(new ClassEvidence("dot").measure(found))
                .extracting(result -> ((Outcome.Value) result.outcome()).value())
                .containsExactly(0.0, 1.0);
    }

    @Test
    void each_requirement_has_the_verdict_that_the_numbers_give() {
        AuditSet set = bench.set();

        assertThat(evaluate(set, Audits.detectors("DOT"), Threshold.atLeast(1)).status())
                .isEqualTo(Status.PASS);
        assertThat(evaluate(set, Audits.detectors("dot"), Threshold.atLeast(2)).status())
                .isEqualTo(Status.FAIL);
        assertThat(evaluate(set, Audits.detectors(), Threshold.atLeast(1).onEverySample())
                        .status())
                .isEqualTo(Status.PASS);
        Verdict forbidden = AuditAssertions.assertThat(model)
                .on(set)
                .examinedBy(UnitBench.study())
                .evaluate(Audits.conceptIoU("dot"), Threshold.atMost(0.04).onEverySample())
                .verdicts()
                .get(0);
        assertThat(forbidden.status()).isEqualTo(Status.FAIL);
        assertThat(forbidden.reason()).isEqualTo("1 of 2 units violate it");
        assertThat(forbidden.requirement()).hasToString("IoU of units with 'dot' at most 0.04 on every unit");
    }

    @Test
    void too_many_units_without_a_value_undo_a_pass() {
        AuditResult result = evaluate(bench.set(), Audits.interpretableUnits(), Threshold.atLeast(0.5));

        // Red and blue are interpretable, but of green nothing is known.
        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(result.verdicts().get(0).reason()).contains("33.3 % of the units have no value");
        assertThat(evaluate(
                                bench.set(),
                                Audits.interpretableUnits(),
                                Threshold.atLeast(0.5).allowingUndefined(0.4))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void nobody_claims_an_interval_over_units() {
        AuditResult result = evaluate(bench.set(), Audits.interpretableUnits(), Threshold.atLeast(0.5));

        assertThat(result.verdicts().get(0).interval()).isNull();
        assertThatThrownBy(() -> evaluate(
                        bench.set(),
                        Audits.interpretableUnits(),
                        Threshold.atLeast(0.5).withConfidence(0.95)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("one value for each of all units, which are no sample");
        assertThatThrownBy(() -> evaluate(bench.set(), Audits.bestConceptIoU(), Threshold.noWorseThanBaseline()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void the_pictures_and_what_the_model_says_of_them_stand_in_the_result() {
        AuditResult result = evaluate(bench.set(), Audits.detectors(), Threshold.atLeast(1));

        assertThat(result.samples()).hasSize(UnitBench.PICTURES);
        assertThat(result.accuracy()).contains(0.8);
        assertThat(result.remarks()).anyMatch(remark -> remark.startsWith("10 samples have no mask"));
    }

    @Test
    void a_unit_that_is_scaled_has_the_same_overlaps() {
        TinyModel scaled = TinyModel.ofSize(UnitBench.SIDE, new float[] {1000, 1, 0.003f}, HEAD);

        assertThat(UnitBench.found(scaled, bench.set(), UnitBench.study()).units())
                .extracting(DissectedUnit::overlaps)
                .isEqualTo(found().units().stream().map(DissectedUnit::overlaps).toList());
    }

    @Test
    void the_order_of_the_pictures_is_nothing() {
        List<AuditSample> renamed = new ArrayList<>();
        for (int i = 0; i < UnitBench.PICTURES; i++) {
            renamed.add(bench.sample("picture %02d.png".formatted(7 * i % UnitBench.PICTURES), i));
        }
        UnitDissection other = UnitBench.found(model, AuditSet.of("renamed", renamed), UnitBench.study());

        assertThat(other.units())
                .extracting(DissectedUnit::overlaps)
                .isEqualTo(found().units().stream().map(DissectedUnit::overlaps).toList());
    }

    @Test
    void how_many_pictures_are_in_flight_is_nothing() {
        Set<List<SampleResult>> found = new HashSet<>();
        for (String batch : List.of("1", "3", "32")) {
            AuditSession session = new AuditSession(
                    "test",
                    "test",
                    true,
                    AuditSettings.from(name -> Optional.of(name.equals("modelaudit.batch") ? batch : "none")
                            .filter(any -> name.equals("modelaudit.batch") || name.equals("modelaudit.progress"))),
                    new ExplanationCache(),
                    List.of());
            found.add(AuditAssertions.assertThat(session.bind(model))
                    .on(bench.set())
                    .examinedBy(UnitBench.study())
                    .evaluate(Audits.bestConceptIoU(), Threshold.atLeast(0.5))
                    .verdicts()
                    .get(0)
                    .finding()
                    .results());
        }

        assertThat(found).hasSize(1);
    }

    @Test
    void a_picture_that_shows_two_concepts_is_looked_at_once() {
        List<AuditSample> samples = new ArrayList<>(bench.set().samples());
        AuditSample first = samples.get(0);
        samples.add(AuditSample.of(first.id() + "#spot", first.file())
                .withClass("spot")
                .withMask(Mask.ofBoxes(4, 4, List.of(new Box(0, 0, 1, 1)))));
        UnitDissection found = UnitBench.found(
                model, AuditSet.of("two", samples), UnitBench.study().rareBelow(1));

        DissectedUnit red = found.units().get(0);
        assertThat(red.overlaps()).containsExactly(0.0, 16 / 24.0, 1 / 16.0);
    }

    @Test
    void a_picture_in_which_nobody_marked_a_concept_does_not_count_for_it() {
        List<AuditSample> samples = new ArrayList<>(bench.set().samples());
        AuditSample first = samples.get(0);
        // A cat is there as well, but nobody marked where, so red's 4 places there do not count against it.
        samples.add(AuditSample.of(first.id() + "#cat", first.file()).withClass(1, "cat"));
        UnitDissection found = UnitBench.found(model, AuditSet.of("some", samples), UnitBench.study());

        assertThat(found.units().get(2).overlaps()).containsExactly(4 / 21.0, 0.0);
        assertThat(found.remarks()).anyMatch(remark -> remark.startsWith("1 times a concept is in a picture"));
    }

    @Test
    void a_mask_that_cannot_be_read_is_told_and_leaves_its_picture_out_for_its_concept() {
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < 3 * UnitBench.PICTURES; i++) {
            samples.add(bench.sample("%02d.png".formatted(i), i % UnitBench.PICTURES));
        }
        // Of a picture with dots, so that red's 4 places there count neither for nor against dots.
        samples.set(0, samples.get(0).withMask(Mask.ofBoxes(3, 3, List.of(new Box(0, 0, 2, 2)))));
        UnitDissection found = UnitBench.found(model, AuditSet.of("one broken", samples), UnitBench.study());

        assertThat(found.units().get(0).overlaps()).containsExactly(0.0, 44 / (44 + 68 - 44.0));
        assertThat(found.remarks())
                .contains(
                        "1 masks were left out because they cannot be read, such as: The mask of '00.png' is 3×3, but the picture is 4×4; export the mask for this picture.");

        samples.set(0, bench.sample("00.png", 0).withIgnored(Mask.ofBoxes(3, 3, List.of(new Box(0, 0, 1, 1)))));
        assertThat(UnitBench.found(model, AuditSet.of("one broken", samples), UnitBench.study())
                        .remarks())
                .anyMatch(remark -> remark.startsWith("1 masks were left out"));
    }

    @Test
    void a_set_with_many_masks_that_cannot_be_read_is_refused() {
        List<AuditSample> samples = bench.set().samples().stream()
                .map(sample -> sample.withMask(Mask.ofBoxes(3, 3, List.of(new Box(0, 0, 2, 2)))))
                .toList();

        assertThatThrownBy(() -> UnitBench.found(model, AuditSet.of("broken", samples), UnitBench.study()))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "10 masks of the 10 samples of 'broken' cannot be read, such as: The mask of '00.png' is 3×3, but the picture is 4×4; export the mask for this picture.");
    }

    @Test
    void what_contributes_no_finite_number_is_said_to_do_so() {
        List<DissectedUnit> units = found().units();
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            UnitDissection found = new UnitDissection(
                    found().concepts(),
                    List.of("", ""),
                    units,
                    Map.of("class 'dot'", new double[] {1, odd, 0}),
                    List.of());

            assertThat(new ClassEvidence("dot").measure(found))
                    .extracting(SampleResult::outcome)
                    .containsExactly(Outcome.undefined("what a unit contributes to the class is not finite"));
        }
    }

    @Test
    void what_is_to_be_ignored_counts_for_neither() {
        List<AuditSample> samples = new ArrayList<>();
        for (AuditSample sample : bench.set().samples()) {
            samples.add(
                    sample.className() != null && sample.className().equals("cat")
                            ? sample.withBoxes(List.of(new Box(2, 2, 4, 3)))
                                    .withIgnored(Mask.ofBoxes(4, 4, List.of(new Box(2, 3, 4, 4))))
                            : sample);
        }
        UnitDissection found = UnitBench.found(model, AuditSet.of("crowds", samples), UnitBench.study());

        // Blue's pixel lies in the ignored row of the 4 pictures with cats: 6 others, 8 marked, none common.
        assertThat(found.units().get(2).overlaps()).containsExactly(0.0, 0.0);
        assertThat(found.units().get(2).best()).isEqualTo(-1);
    }

    @Test
    void a_tag_is_a_concept_if_it_is_named() {
        List<AuditSample> samples = bench.set().samples().stream()
                .map(sample -> sample.id().compareTo("06") < 0 ? sample.withTags(Set.of("round")) : sample)
                .toList();
        AuditSet set = AuditSet.of("tagged", samples);

        assertThat(UnitBench.found(model, set, UnitBench.study().withTags("round"))
                        .concepts())
                .extracting(Concept::name)
                .containsExactly("cat", "dot", "round");
        assertThatThrownBy(() -> UnitBench.found(model, set, UnitBench.study().withTags("square")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has the tag 'square'")
                .hasMessageContaining("round");
    }

    @Test
    void a_concept_in_few_pictures_is_undefined_and_passes_nothing() {
        AuditSet set = bench.set();
        AuditResult result = AuditAssertions.assertThat(model)
                .on(set)
                .examinedBy(UnitBench.study().rareBelow(5))
                .evaluate(Audits.conceptIoU("cat"), Threshold.atMost(0.04).onEverySample());

        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(result.verdicts().get(0).finding().undefined())
                .containsEntry("the concept 'cat' is marked in 4 pictures of the set, fewer than 5", 2);
    }

    @Test
    void a_concept_that_the_set_does_not_know_is_refused_with_those_that_it_does() {
        assertThatThrownBy(() -> evaluate(bench.set(), Audits.detectors("dog"), Threshold.atLeast(1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "The set 'quarters' has no concept 'dog', so nothing could be found of it; it has dot, cat.");
    }

    @Test
    void a_set_without_regions_and_one_without_classes_are_refused() {
        List<AuditSample> plain = bench.set().samples().stream()
                .map(sample -> AuditSample.of(sample.id(), sample.file()))
                .toList();
        List<AuditSample> classes =
                plain.stream().map(sample -> sample.withClass(0, "dot")).toList();

        assertThatThrownBy(() ->
                        evaluate(AuditSet.of("plain", plain), Audits.interpretableUnits(), Threshold.atLeast(0.5)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no sample of 'plain' has a class");
        assertThatThrownBy(() ->
                        evaluate(AuditSet.of("classes", classes), Audits.interpretableUnits(), Threshold.atLeast(0.5)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no sample of 'classes' has a mask or a box");
    }

    @Test
    void a_layer_without_maps_and_one_that_is_not_there_are_refused() {
        for (String layer : new String[] {"fc", "layer9"}) {
            assertThatThrownBy(() -> AuditAssertions.assertThat(model)
                            .on(bench.set())
                            .examinedBy(Audits.unitConcepts().at(layer))
                            .evaluate(Audits.interpretableUnits(), Threshold.atLeast(0.5)))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining(layer);
        }
    }
}
