package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.PassCount;
import org.modelaudit.threads.ThreadCount;
import org.modelaudit.torch.running.ProbeImages;

class TorchStreamsTest {

    private final String before = System.getProperty(ThreadCount.PROPERTY, "");

    @AfterEach
    void putBack() {
        if (before.isEmpty()) {
            System.clearProperty(ThreadCount.PROPERTY);
        } else {
            System.setProperty(ThreadCount.PROPERTY, before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rectifiers_traced",
                "rectifiers_scripted",
                "tiny_frozen",
                "twice_scripted",
                "dictionary_across_scripted"
            })
    void a_further_instance_answers_alike_to_the_last_bit(String name) {
        System.setProperty(ThreadCount.PROPERTY, "2");
        try (OpenProgram open = OpenProgram.tiny(name)) {
            AuditedModel other = open.model().stream(1);

            assertThat(open.model().streams()).isEqualTo(2);
            assertThat(other).isSameAs(open.model().stream(1)).isNotSameAs(open.model());
            assertThat(answers(other)).isEqualTo(answers(open.model()));
        }
    }

    @Test
    void weights_that_one_changes_stay_in_the_other_and_nobody_waits() throws Exception {
        System.setProperty(ThreadCount.PROPERTY, "2");
        try (OpenProgram open = OpenProgram.tiny("rectifiers_traced")) {
            AuditedModel other = open.model().stream(1);
            List<Float> unchanged = answers(open.model());
            List<Float> meanwhile = open.model().weights().changing(() -> {
                open.model()
                        .weights()
                        .layers()
                        .forEach(layer -> open.model().weights().randomize(layer, 1));
                return CompletableFuture.supplyAsync(() -> answers(other))
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join();
            });

            assertThat(meanwhile).isEqualTo(unchanged);
            assertThat(other.passes()).isEqualTo(new PassCount(4, 2, 2, 2));
            assertThat(open.model().passes()).isEqualTo(new PassCount(4, 2, 2, 2));
            open.model().verifyUnchanged();
        }
    }

    @Test
    void an_instance_that_was_changed_is_noticed_with_the_model() {
        System.setProperty(ThreadCount.PROPERTY, "2");
        try (OpenProgram open = OpenProgram.tiny("rectifiers_traced")) {
            AuditedModel other = open.model().stream(1);
            other.weights().shift(other.weights().layers().get(0), 1);

            assertThatThrownBy(() -> open.model().verifyUnchanged())
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("is not what it was when it was opened");
        }
    }

    /** Which of them measures first is chance. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whichever_instance_was_asked_for_scores_the_model_says_where_they_come_from(int asked) {
        System.setProperty(ThreadCount.PROPERTY, "3");
        try (OpenProgram open = OpenProgram.tiny("rectifiers_traced");
                NDManager scope = open.model().newManager()) {
            List<AuditedModel> instances = List.of(open.model(), open.model().stream(1), open.model().stream(2));
            assertThat(open.model().scoring()).isEqualTo("the audited program");

            instances
                    .get(asked)
                    .scores(ProbeImages.create(scope, open.model().input(), 3, 2))
                    .close();

            assertThat(open.model().scoring()).isEqualTo("a faster program, proved equal on this file");
        }
    }

    @Test
    void one_thread_has_one_instance() {
        System.setProperty(ThreadCount.PROPERTY, "1");
        try (OpenProgram open = OpenProgram.tiny("rectifiers_traced")) {
            assertThat(open.model().streams()).isEqualTo(1);
        }
    }

    /** Logits, scores and a gradient at a layer. */
    private static List<Float> answers(AuditedModel model) {
        List<Float> answers = new ArrayList<>();
        try (NDManager scope = model.newManager()) {
            NDArray images = ProbeImages.create(scope, model.input(), 3, 2);
            add(answers, model.logits(images));
            add(answers, model.scores(images));
            LayerCut cut = model.cutAt(model.lastConvolution().path());
            add(answers, cut.record(cut.features(images)).gradient(new int[] {0, 1}));
        }
        return answers;
    }

    private static void add(List<Float> answers, NDArray numbers) {
        for (float number : numbers.toFloatArray()) {
            answers.add(number);
        }
    }
}
