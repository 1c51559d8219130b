package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.model.AuditedModel;

/** What the source language can say beside calls of layers, exported by {@code src/test/python/make_fixtures.py}. */
class UnusualLanguageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "break_and_continue_scripted",
                "complex_traced",
                "dictionary_across_scripted",
                "enumerations_scripted",
                "hooked_scripted",
                "interface_scripted",
                "interpolated_scripted",
                "kept_object_scripted",
                "not_a_number_scripted",
                "tensors_in_lists_scripted",
                "user_class_scripted",
            })
    void is_cut_at_every_layer_with_the_same_logits_and_the_same_gradient(String program) {
        List<LayerRow> rows = rows(program);
        assertThat(rows.stream().map(LayerRow::path)).contains("conv", "fc").hasSizeGreaterThan(2);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.cut()).as(row.reason()).isTrue();
            assertThat(row.maxDifference()).isZero();
            assertThat(row.gradientDifference()).as(row.reason()).isZero();
        });
    }

    @Test
    void within_no_grad_a_layer_is_cut_but_has_no_gradient() {
        List<LayerRow> rows = rows("with_no_grad_scripted");
        assertThat(rows).allSatisfy(row -> assertThat(row.maxDifference()).isZero());
        assertThat(rows.stream().filter(r -> r.gradientDifference() == 0).map(LayerRow::path))
                .containsExactly("conv", "conv2#2", "fc");
        assertThat(rows.stream().filter(r -> !r.reason().isEmpty()))
                .singleElement()
                .satisfies(r -> assertThat(r.path() + " " + r.reason()).contains("conv2#1", "not differentiable"));
    }

    @Test
    void an_attention_that_chooses_its_way_is_cut_before_it_at_it_and_behind_it() {
        List<LayerRow> rows = rows("attention_scripted");
        assertThat(rows.stream().filter(LayerRow::cut).map(LayerRow::path))
                .containsExactly("conv", "attention", "conv2", "fc");
        assertThat(rows).filteredOn(LayerRow::cut).allSatisfy(row -> {
            assertThat(row.maxDifference()).isZero();
            assertThat(row.gradientDifference()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forked_scripted        | line 14 hands a part of the program to another thread ('fork')",
                "counts_its_runs_traced | it changes its own numbers while it runs ('torch.add_')",
                "double_scripted        | it keeps its weights as double numbers and does not take pictures of 32-bit floats",
            })
    void a_file_that_cannot_be_followed_is_refused_by_a_sentence(String program, String why) {
        assertThat(rows(program)).singleElement().satisfies(row -> {
            assertThat(row.cut()).isFalse();
            assertThat(row.reason()).contains(why);
        });
    }

    @Test
    void a_program_that_computes_in_64_bits_gives_logits_of_32_and_is_not_cut() {
        try (AuditedModel model = OpenProgram.tiny("takes_floats_scripted").model()) {
            assertThat(model.remarks()).singleElement().asString().contains("float64", "32-bit");
        }
        List<LayerRow> rows = rows("takes_floats_scripted");
        assertThat(rows).allSatisfy(row -> assertThat(row.reason()).contains("float64", "32-bit floats"));
    }

    private static List<LayerRow> rows(String program) {
        return new LayerTrial(OpenProgram.tinyFile(program), program, 1).rows(8);
    }
}
