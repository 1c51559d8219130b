package org.modelaudit.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.Factories;
import org.modelaudit.testing.OtherOutput;
import org.modelaudit.testing.TinyModel;

class AttackTest {

    /** Class k likes channel k: its logit is that channel's mean, the third one's half. */
    private static final TinyModel MODEL =
            TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 0.5f});

    private static final float[] PICTURE = {0.8f, 0.8f, 0.8f, 0.8f, 0.6f, 0.6f, 0.6f, 0.6f, 0.4f, 0.4f, 0.4f, 0.4f};

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void release() {
        manager.close();
    }

    static List<Attack> all() {
        return List.of(
                Attacks.deepFool(),
                Attacks.deepFoolLinf(),
                Attacks.deepFool().in(AttackSpace.PIXELS),
                Attacks.fgsm(0.05),
                Attacks.pgd(0.05),
                Attacks.randomSign(0.05),
                Attacks.gaussianNoise(0.05));
    }

    @Test
    void every_attack_of_the_package_is_asked() {
        assertThat(all().stream().map(Attack::id).distinct())
                .hasSameSizeAs(Factories.making(Attack.class, Attacks.class));
    }

    @Test
    void deep_fool_takes_the_shortest_way_to_a_linear_boundary_in_one_step() {
        // Logits 0.8, 0.6, 0.2. To class 1: w = ±1/4 on eight values, ‖w‖ = √(8/16), distance 0.2 / √0.5.
        // To class 2: ‖w‖ = √(4/16 + 4/64), distance 0.6 / 0.559, further.
        AttackResult result = attack(Attacks.deepFool(), PICTURE);

        Attacked one = result.samples().get(0);
        assertThat(one.originalClass()).isZero();
        assertThat(one.reachedClass()).isEqualTo(1);
        assertThat(one.succeeded()).isTrue();
        assertThat(one.steps()).isEqualTo(1);
        double way = 1.02 * (0.2 / Math.sqrt(0.5) + 1e-4);
        assertThat(one.l2()).isCloseTo(way, within(1e-6));
        assertThat(one.linf()).isCloseTo(way / Math.sqrt(8), within(1e-6));
        assertThat(one.relativeL2()).isCloseTo(way / Math.sqrt(4 * (0.64 + 0.36 + 0.16)), within(1e-6));
        assertThat(result.successRate()).isEqualTo(1);
    }

    @Test
    void deep_fool_walks_to_where_a_class_that_is_judged_alone_is_no_longer_found() {
        // Logit 0.8 of the first class, whose gradient is 1/4 on four values: ‖w‖ = 1/2, distance 1.6. The others have
        // no part in it.
        AttackResult result = attack(OtherOutput.independent(MODEL), Attacks.deepFool(), PICTURE);

        Attacked one = result.samples().get(0);
        assertThat(one.originalClass()).isZero();
        assertThat(one.reachedClass()).isEqualTo(-1);
        assertThat(one.succeeded()).isTrue();
        assertThat(one.l2()).isCloseTo(1.02 * (0.8 / 0.5 + 1e-4), within(1e-6));
        assertThat(MODEL.logits(result.images()).getFloat(0, 0)).isNotPositive();
    }

    @Test
    void a_class_that_is_not_found_is_attacked_until_it_is() {
        TinyModel negative = TinyModel.of(new float[] {1, 1, 1}, new float[] {-1, 0, 0.5f, -2, 0, 0});
        float[] picture = blank(0.8f, 0.6f, 0.4f);

        Attacked found = attack(OtherOutput.independent(negative), Attacks.deepFool(), picture)
                .samples()
                .get(0);
        // Logit -0.6, gradient -1/4 on four values and 1/8 on four.
        assertThat(found.succeeded()).isTrue();
        assertThat(found.l2()).isCloseTo(1.02 * (0.6 / Math.sqrt(4 / 16.0 + 4 / 64.0) + 1e-4), within(1e-6));
        Attacked stepped = attack(OtherOutput.independent(negative), Attacks.fgsm(0.05), picture)
                .samples()
                .get(0);
        assertThat(stepped.succeeded()).isFalse();
        assertThat(stepped.reachedClass()).isEqualTo(stepped.originalClass()).isZero();
    }

    @Test
    void fgsm_lowers_a_class_that_is_judged_alone_and_leaves_what_has_no_part_in_it() {
        AttackResult result = attack(OtherOutput.independent(MODEL), Attacks.fgsm(0.05), PICTURE);

        float[] changed = result.images().toFloatArray();
        assertThat(changed[0]).isCloseTo(0.75f, within(1e-6f));
        assertThat(changed[4]).isEqualTo(0.6f);
        assertThat(result.samples().get(0).succeeded()).isFalse();
    }

    @Test
    void deep_fool_in_linf_changes_every_value_that_matters_equally() {
        // ‖w‖₁ = 8/4, distance 0.2 / 2.
        AttackResult result = attack(Attacks.deepFoolLinf(), PICTURE);

        assertThat(result.samples().get(0).linf()).isCloseTo(1.02 * (0.1 + 1e-4), within(1e-6));
        float[] changed = result.images().toFloatArray();
        assertThat(changed[0]).isCloseTo(0.8f - 0.102102f, within(1e-5f));
        assertThat(changed[4]).isCloseTo(0.6f + 0.102102f, within(1e-5f));
        assertThat(changed[8]).isEqualTo(0.4f);
    }

    @Test
    void no_shorter_change_along_the_same_way_changes_the_decision() {
        float[] changed = attack(Attacks.deepFool(), PICTURE).images().toFloatArray();
        float[] shorter = PICTURE.clone();
        for (int i = 0; i < shorter.length; i++) {
            shorter[i] += 0.95f * (changed[i] - PICTURE[i]);
        }
        float[] logits = MODEL.logits(images(shorter)).toFloatArray();

        assertThat(logits[0]).isGreaterThan(logits[1]);
    }

    @Test
    void the_budget_is_kept_and_a_sample_that_does_not_yield_has_not_succeeded() {
        // Clipped to [0, 1], class 2 can never win over class 0 at 1 when class 1 is no candidate.
        TinyModel model = TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 0, 0, 1, 0, 0.0001f});
        Attacked one = attack(model, Attacks.deepFool().in(AttackSpace.PIXELS).steps(3), blank(1, 0, -1))
                .samples()
                .get(0);

        assertThat(one.succeeded()).isFalse();
        assertThat(one.steps()).isLessThanOrEqualTo(3);
    }

    @Test
    void a_model_whose_scores_never_part_is_trouble_and_not_success() {
        TinyModel same = TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 1, 1, 1, 1, 1});
        Attacked one = attack(same, Attacks.deepFool(), PICTURE).samples().get(0);

        assertThat(one.succeeded()).isFalse();
        assertThat(one.trouble()).isEqualTo("no class's score differs from the decision's in its gradient");
        assertThat(one.l2()).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_picture_without_finite_scores_is_trouble_and_costs_no_other(Attack attack) {
        float[] broken = PICTURE.clone();
        broken[0] = Float.NaN;
        AttackResult together = attack(attack, PICTURE, broken, PICTURE);

        assertThat(together.samples().get(1).trouble()).isEqualTo("the model's scores are not finite");
        assertThat(together.samples().get(1).succeeded()).isFalse();
        assertThat(together.samples().get(0))
                .isEqualTo(attack(attack, PICTURE).samples().get(0));
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_batch_does_not_change_a_picture(Attack attack) {
        float[][] pictures = new float[33][];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = blank(0.3f + 0.02f * i, 0.5f, 0.9f - 0.01f * i);
        }
        float[] together = attack(attack, pictures).images().toFloatArray();
        for (int i : new int[] {0, 7, 32}) {
            NDArray images = images(pictures[i]);
            Batch alone = new Batch(List.of(sample(i)), images);
            float[] one = attack.attack(MODEL, alone).images().toFloatArray();
            assertThat(one).isEqualTo(Arrays.copyOfRange(together, 12 * i, 12 * (i + 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_attack_reports_its_budget_and_space(Attack attack) {
        assertThat(attack.settings()).containsKey("space").hasSizeGreaterThan(1);
        assertThat(attack.id()).matches("[a-z0-9-]+/[a-z0-9-]+@1");
    }

    @Test
    void a_sign_attack_stays_within_its_radius_and_lowers_the_margin() {
        for (Attack attack : List.of(Attacks.fgsm(0.05), Attacks.pgd(0.05))) {
            AttackResult result = attack(attack, PICTURE);
            float[] logits = MODEL.logits(result.images()).toFloatArray();

            // From 0.2 by 2·0.05 at most, which both reach on a linear model.
            assertThat(result.samples().get(0).linf()).isCloseTo(0.05, within(1e-6));
            assertThat(logits[0] - logits[1]).isCloseTo(0.1f, within(1e-5f));
        }
    }

    @Test
    void a_sign_attack_with_radius_enough_succeeds_and_one_without_does_not() {
        assertThat(attack(Attacks.fgsm(0.11), PICTURE).successRate()).isEqualTo(1);
        assertThat(attack(Attacks.fgsm(0.09), PICTURE).successRate()).isZero();
    }

    @Test
    void noise_has_the_strength_that_was_asked_for() {
        float[] sign = attack(Attacks.randomSign(0.05), PICTURE).images().toFloatArray();
        for (int i = 0; i < sign.length; i++) {
            assertThat(Math.abs(sign[i] - PICTURE[i])).isCloseTo(0.05f, within(1e-6f));
        }
        TinyModel large = TinyModel.ofSize(64, new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0});
        float[] grey = new float[3 * 64 * 64];
        Arrays.fill(grey, 0.5f);
        Batch batch = new Batch(List.of(sample(0)), manager.create(grey, new Shape(1, 3, 64, 64)));
        Attacked one =
                Attacks.gaussianNoise(0.05).attack(large, batch).samples().get(0);
        assertThat(one.l2() / Math.sqrt(grey.length)).isCloseTo(0.05, within(0.002));
    }

    @Test
    void pixels_are_measured_as_pixels_and_stay_in_bounds() {
        TinyModel scaled = MODEL.normalizedBy(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));
        float[] normalized = new float[12];
        for (int i = 0; i < 12; i++) {
            normalized[i] = (PICTURE[i] - 0.5f) / 0.25f;
        }
        AttackResult result = attack(scaled, Attacks.randomSign(0.3), normalized);
        for (float value : result.images().toFloatArray()) {
            assertThat(value).isBetween(-2f, 2f);
        }
        assertThat(result.samples().get(0).linf()).isCloseTo(0.3, within(1e-6));
    }

    private AttackResult attack(Attack attack, float[]... pictures) {
        return attack(MODEL, attack, pictures);
    }

    private AttackResult attack(AuditedModel model, Attack attack, float[]... pictures) {
        List<AuditSample> samples =
                IntStream.range(0, pictures.length).mapToObj(AttackTest::sample).toList();
        return attack.attack(model, new Batch(samples, images(pictures)));
    }

    private NDArray images(float[]... pictures) {
        float[] all = new float[12 * pictures.length];
        for (int i = 0; i < pictures.length; i++) {
            System.arraycopy(pictures[i], 0, all, 12 * i, 12);
        }
        return manager.create(all, new Shape(pictures.length, 3, 2, 2));
    }

    private static float[] blank(float red, float green, float blue) {
        float[] picture = new float[12];
        Arrays.fill(picture, 0, 4, red);
        Arrays.fill(picture, 4, 8, green);
        Arrays.fill(picture, 8, 12, blue);
        return picture;
    }

    private static AuditSample sample(int i) {
        return AuditSample.of("picture " + i, Path.of("picture " + i));
    }
}
