package org.modelaudit.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.assertions.AuditAssertions;
import org.modelaudit.checks.Audits;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Threshold;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditResult;
import org.modelaudit.study.StudyRequirement;
import org.modelaudit.testing.TinyModel;

/** Nothing passes because a unit's top quantile is too small or too large to coincide with a concept at all. */
class ConceptsOutOfReachTest {

    private static final int SIDE = 4;
    private static final int PICTURES = 10;

    private final AuditedModel model = TinyModel.ofSize(SIDE, new float[] {1, 1, 1}, new float[] {1, 1, 1, 1, 1, 1});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** All pictures but one show something wide, and two a speck; no two of the 160 activations of a unit are the same. */
    @SuppressWarnings("NullAway.Init")
    private AuditSet set;

    @BeforeEach
    void draw() throws IOException {
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < SIDE * SIDE; p++) {
                image.setRGB(p % SIDE, p / SIDE, (i * SIDE * SIDE + p) * 37 % 160 * 0x010101);
            }
            Path file = folder.resolve(i + ".png");
            ImageIO.write(image, "png", file.toFile());
            if (i > 0) {
                samples.add(AuditSample.of(i + ".png#wide", file)
                        .withClass(0, "wide")
                        .withBoxes(List.of(new Box(0, 0, SIDE, SIDE))));
            }
            if (i < 2) {
                samples.add(AuditSample.of(i + ".png#speck", file)
                        .withClass(1, "speck")
                        .withBoxes(List.of(new Box(1, 1, 2, 2))));
            }
        }
        set = AuditSet.of("gray", samples);
    }

    private static NetworkDissection study(double quantile) {
        return NetworkDissection.standard().at("conv").topQuantile(quantile).rareBelow(1);
    }

    private AuditResult audit(NetworkDissection study, StudyRequirement<UnitDissection> requirement) {
        return AuditAssertions.assertThat(model)
                .on(set)
                .examinedBy(study)
                .evaluate(requirement.metric(), requirement.threshold());
    }

    private static List<String> reasons(AuditResult result) {
        return List.copyOf(result.verdicts().get(0).finding().undefined().keySet());
    }

    @Test
    void a_concept_that_is_much_larger_than_the_top_quantile_passes_nothing() {
        AuditResult result = audit(study(0.0125), Audits.noUnitDetects("wide"));

        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(reasons(result))
                .containsExactly(
                        "the concept 'wide' is marked on 90.00 % of all pixels, and a unit's topQuantile of 0.0125 covers about 1.25 %, so no unit could have an IoU above 0.04 with it; give a larger topQuantile, or a concept that covers less");
        assertThat(audit(study(0.2), Audits.noUnitDetects("wide")).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void a_concept_that_is_much_smaller_than_the_top_quantile_passes_nothing() {
        AuditResult result = audit(study(0.5), Audits.noUnitDetects("speck"));

        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(reasons(result).get(0)).endsWith("give a smaller topQuantile, or a concept that covers more");
        assertThat(audit(study(0.0125), Audits.noUnitDetects("speck")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void a_concept_that_is_everywhere_tells_no_place_from_another() {
        set = set.ofClass("wide");
        AuditResult result = audit(study(0.5), Audits.noUnitDetects("wide"));

        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(reasons(result).get(0)).startsWith("the concept 'wide' is marked everywhere in all pictures");
    }

    @Test
    void nobody_knows_how_many_units_detect_what_none_can_and_what_rests_on_them() {
        UnitDissection found = UnitBench.found(model, set, study(0.0125));

        assertThat(new Detectors("wide").measure(found).get(0).outcome()).isInstanceOf(Outcome.Undefined.class);
        assertThat(new Detectors("speck").measure(found).get(0).outcome()).isInstanceOf(Outcome.Value.class);
        assertThat(new ClassEvidence("wide").measure(found))
                .isNotEmpty()
                .extracting(SampleResult::outcome)
                .allSatisfy(outcome -> assertThat(((Outcome.Undefined) outcome).reason())
                        .startsWith(
                                "100.0 % of what speaks for the class comes from units of which nothing can be said"));
        assertThat(new ClassEvidence("speck").measure(found))
                .extracting(SampleResult::outcome)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Value.class));
        // Its IoU stands all the same.
        assertThat(found.units().get(0).overlaps().get(found.concept("wide"))).isCloseTo(2 / 144.0, within(1e-9));
    }

    @Test
    void units_without_a_threshold_spare_no_class() {
        AuditResult result = audit(
                study(1e-9),
                new StudyRequirement<>(
                        Audits.evidenceFrom("speck"), Threshold.atMost(0.1).onEverySample()));

        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void a_unit_has_no_value_where_every_concept_is_too_rare() {
        NetworkDissection rare = study(0.0125).rareBelow(100);
        for (UnitMetric metric : List.of(
                Audits.interpretableUnits(), Audits.bestConceptIoU(), Audits.evidenceFromInterpretableUnits())) {
            AuditResult result = audit(rare, new StudyRequirement<>(metric, Threshold.atLeast(0.01)));

            assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
            assertThat(reasons(result).get(0)).contains("'speck' is marked in 2 pictures of the set, fewer than 100");
        }
    }

    @Test
    void no_iou_is_larger_than_areas_allow() {
        ReachableIou reachable = new ReachableIou(0.005, 50, 10_000);

        assertThat(reachable.of(50, 50)).isEqualTo(1);
        assertThat(reachable.of(40, 500)).isEqualTo(50 / 500.0);
        assertThat(reachable.of(80, 500)).isEqualTo(80 / 500.0);
        assertThat(reachable.of(80, 10)).isEqualTo(10 / 50.0);
        // That it is lit nearly nowhere is the unit's own doing.
        assertThat(reachable.of(5, 20)).isEqualTo(1);
        assertThat(reachable.of(0, 20)).isEqualTo(1);
        assertThat(reachable.of(5, 1)).isEqualTo(1 / 5.0);
    }
}
