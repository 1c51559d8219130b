package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.model.Labels;

class AuditSetTest {

    private static final AuditSet HUNDRED = AuditSet.of("hundred", samples(100));

    private static List<AuditSample> samples(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> AuditSample.of("p%03d.png".formatted(i), Path.of("p%03d.png".formatted(i)))
                        .withClass(i % 3, "class-" + i % 3)
                        .withTags(i % 10 == 0 ? Set.of("night", "rain") : Set.of()))
                .toList();
    }

    private static List<String> ids(AuditSet set) {
        return set.samples().stream().map(AuditSample::id).toList();
    }

    @Test
    void keeps_its_samples_in_the_order_of_their_ids() {
        List<AuditSample> reversed = new ArrayList<>(samples(5));
        Collections.reverse(reversed);

        assertThat(ids(AuditSet.of("five", reversed))).isSorted().hasSize(5);
    }

    @Test
    void is_never_empty_and_has_no_sample_twice() {
        AuditSample one = AuditSample.of("a.png", Path.of("a.png"));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of("nothing", List.of()))
                .withMessage("The set 'nothing' has no samples; an audit needs at least one.");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of("twice", List.of(one, one)))
                .withMessageContaining("two samples 'a.png'");
    }

    @Test
    void a_stratified_choice_takes_from_each_class_in_proportion() {
        AuditSet uneven = AuditSet.of(
                "uneven",
                IntStream.range(0, 100)
                        .mapToObj(i -> AuditSample.of("p%03d.png".formatted(i), Path.of("p%03d.png".formatted(i)))
                                .withClass(i < 80 ? 0 : i < 95 ? 1 : 2, null))
                        .toList());

        AuditSet chosen = uneven.stratifiedSample(20, 7);

        assertThat(chosen.size()).isEqualTo(20);
        assertThat(chosen.ofClass(0).size()).isEqualTo(16);
        assertThat(chosen.ofClass(1).size()).isEqualTo(3);
        assertThat(chosen.ofClass(2).size()).isEqualTo(1);
        assertThat(ids(chosen)).isSorted().isEqualTo(ids(uneven.stratifiedSample(20, 7)));
        assertThat(ids(chosen)).isNotEqualTo(ids(uneven.stratifiedSample(20, 8)));
        assertThat(uneven.stratifiedSample(100, 7)).isSameAs(uneven);
    }

    @Test
    void a_random_order_holds_every_sample_and_begins_with_the_choice_of_the_same_seed() {
        List<String> order =
                HUNDRED.inRandomOrder(7).stream().map(AuditSample::id).toList();

        assertThat(order).containsExactlyInAnyOrderElementsOf(ids(HUNDRED)).isNotEqualTo(ids(HUNDRED));
        assertThat(order.subList(0, 20)).containsExactlyInAnyOrderElementsOf(ids(HUNDRED.sample(20, 7)));
    }

    @Test
    void a_choice_depends_on_the_seed_and_not_on_the_order() {
        List<AuditSample> shuffled = new ArrayList<>(samples(100));
        Collections.shuffle(shuffled, new Random(1));

        AuditSet chosen = HUNDRED.sample(20, 7);

        assertThat(chosen.size()).isEqualTo(20);
        assertThat(ids(chosen))
                .isSorted()
                .isEqualTo(ids(AuditSet.of("hundred", shuffled).sample(20, 7)));
        assertThat(ids(chosen)).isNotEqualTo(ids(HUNDRED.sample(20, 8)));
        assertThat(chosen.name()).isEqualTo("hundred (20 of 100, seed 7)");
    }

    /** The three smallest of SHA-256 over {@code 42:ID}, computed by another program. */
    @Test
    void a_choice_is_the_same_on_every_machine() {
        assertThat(ids(HUNDRED.sample(3, 42))).containsExactly("p014.png", "p072.png", "p089.png");
    }

    @Test
    void a_larger_choice_holds_the_smaller_one_and_the_largest_is_the_set() {
        assertThat(ids(HUNDRED.sample(30, 7))).containsAll(ids(HUNDRED.sample(10, 7)));
        assertThat(HUNDRED.sample(100, 7)).isSameAs(HUNDRED);
        assertThatIllegalArgumentException().isThrownBy(() -> HUNDRED.sample(0, 7));
    }

    @Test
    void a_choice_has_no_bias_towards_some_pictures() {
        long low = IntStream.range(0, 400)
                .mapToLong(seed -> HUNDRED.sample(10, seed).samples().stream()
                        .filter(sample -> sample.id().compareTo("p050.png") < 0)
                        .count())
                .sum();

        // 4000 draws, half of them expected; the standard deviation is 30.
        assertThat(low).isBetween(1850L, 2150L);
    }

    @Test
    void subsets_are_named_and_not_empty() {
        assertThat(HUNDRED.ofClass("class-2").size()).isEqualTo(33);
        assertThat(HUNDRED.ofClass(0).size()).isEqualTo(34);
        assertThat(HUNDRED.tagged("night").size()).isEqualTo(10);
        assertThat(HUNDRED.where(sample -> sample.id().endsWith("9.png")).size())
                .isEqualTo(10);
        assertThat(HUNDRED.ofClass(1).name()).isEqualTo("hundred (class 1)");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> HUNDRED.ofClass("cat"))
                .withMessage(
                        "The set 'hundred' has no sample with class 'cat'; it has 100 samples, 0 with boxes, 0 with masks, 3 classes (class-0, class-1, class-2).");
    }

    @Test
    void the_digest_follows_the_truth_and_not_the_name() {
        AuditSample plain = AuditSample.of("a.png", Path.of("a.png"));
        AuditSample boxed = plain.withBoxes(List.of(new Box(0, 0, 1, 1)));
        String digest = AuditSet.of("one", List.of(plain)).digest();

        assertThat(digest)
                .matches("[0-9a-f]{64}")
                .isEqualTo(AuditSet.of("other", List.of(plain)).digest());
        assertThat(List.of(
                        plain.withClass("cat"),
                        plain.withClass(1, "cat"),
                        boxed,
                        plain.withMask(Mask.of(1, 1, new boolean[] {true})),
                        plain.withTags(Set.of("night"))))
                .extracting(sample -> AuditSet.of("one", List.of(sample)).digest())
                .doesNotHaveDuplicates()
                .doesNotContain(digest);
    }

    @Test
    void a_choice_remembers_that_it_left_out_samples_of_pictures_that_it_kept() {
        List<AuditSample> samples = new ArrayList<>();
        for (String picture : List.of("a.png", "b.png")) {
            samples.add(AuditSample.of(picture + "#dog", Path.of(picture)).withClass(3, "dog"));
            samples.add(AuditSample.of(picture + "#mark", Path.of(picture)).withClass("mark"));
        }
        AuditSet set = AuditSet.of("two", samples);

        assertThat(set.hasSplitPictures()).isFalse();
        AuditSet three = set.sample(3, 7);
        assertThat(three.hasSplitPictures()).isTrue();
        assertThat(three.ofClass("dog").withLabels(Labels.none()).hasSplitPictures())
                .isTrue();
        assertThat(set.where(sample -> sample.file().equals(Path.of("a.png"))).hasSplitPictures())
                .isFalse();
        // Of a set without marks nobody can ask where they are.
        assertThat(set.ofClass(3).hasSplitPictures()).isFalse();
        assertThat(HUNDRED.sample(20, 7).hasSplitPictures()).isFalse();
    }

    @Test
    void names_become_indices_by_whole_label_or_one_of_its_parts() {
        Labels labels = new Labels(List.of("tench, Tinca tinca", "crane", "crane", "Granny Smith"));
        AuditSet set = AuditSet.of(
                "named",
                List.of(
                        AuditSample.of("1", Path.of("1")).withClass("Tinca tinca"),
                        AuditSample.of("2", Path.of("2")).withClass("granny_smith"),
                        AuditSample.of("3", Path.of("3")).withClass("crane"),
                        AuditSample.of("4", Path.of("4")).withClass("lorry"),
                        AuditSample.of("5", Path.of("5")).withClass(0, "lorry"),
                        AuditSample.of("6", Path.of("6"))));

        AuditSet resolved = set.withLabels(labels);

        assertThat(resolved.samples())
                .extracting(AuditSample::classIndex)
                .containsExactly(
                        OptionalInt.of(0),
                        OptionalInt.of(3),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(0),
                        OptionalInt.empty());
        assertThat(resolved.remarks())
                .containsExactly(
                        "The class name 'crane' stands for the classes [1, 2] of the label list; give a class_index.",
                        "The label list has no class 'lorry', so its samples have no class index; rename it or give a class_index, or leave it if it is a concept and no class of the model.",
                        "Class 0 is 'lorry' in the annotations but 'tench, Tinca tinca' in the label list; check that the indices are the model's.");
        assertThat(set.withLabels(Labels.none()).samples()).isEqualTo(set.samples());
    }

    @Test
    void a_sample_cannot_be_changed_and_starts_with_nothing_known() {
        AuditSample sample = AuditSample.of("a.png", Path.of("a.png"));

        assertThat(sample.classIndex()).isEmpty();
        assertThat(sample.className()).isNull();
        assertThat(sample.boxes()).isEmpty();
        assertThat(sample.mask()).isEmpty();
        assertThat(sample.withTags(Set.of("night")).tags()).isUnmodifiable().containsExactly("night");
        assertThatIllegalArgumentException().isThrownBy(() -> sample.withClass(-1, "none"));
    }
}
