package org.modelaudit.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.image.Box;
import org.modelaudit.model.Labels;

/** Which names mean which concept of a set. */
class ConceptTest {

    @Test
    void spellings_are_one_name_as_they_are_in_a_set() {
        Concept concept = new Concept("Stop  sign", List.of("Stop  sign", "\uFF33\uFF34\uFF2F\uFF30"));

        assertThat(List.of(" stop_sign", "STOP SIGN", "stop \t sign", "stop")).allMatch(concept::isCalled);
        assertThat(List.of("stopsign", "sign")).noneMatch(concept::isCalled);
    }

    @Test
    void letters_are_concepts_of_their_own() {
        Concept large = new Concept("A", List.of("A"));

        assertThat(large.isCalled(" A ")).isTrue();
        assertThat(large.isCalled("a")).isFalse();
    }

    @Test
    void classes_that_differ_in_spelling_alone_are_one_concept() {
        AuditSet set = AuditSet.of(
                "spelt", List.of(sample("1", "traffic light"), sample("2", "Traffic_Light"), sample("3", "a")));
        ConceptIndex index = ConceptIndex.of(set, Labels.none(), List.of());

        assertThat(index.concepts()).extracting(Concept::name).containsExactly("Traffic_Light", "a");
        assertThat(index.of(set.samples().get(0)))
                .isEqualTo(index.of(set.samples().get(1)));
    }

    private static AuditSample sample(String id, String className) {
        return AuditSample.of(id, Path.of(id)).withClass(className).withBoxes(List.of(new Box(0, 0, 1, 1)));
    }
}
