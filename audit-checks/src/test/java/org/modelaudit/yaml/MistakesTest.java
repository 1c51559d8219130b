package org.modelaudit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody types wrongly is answered with file, line, column and the nearest right word, as a test that fails. */
class MistakesTest {

    /** A file without a mistake; each case changes a line of it. */
    static String good() {
        return """
            model: model.pt2
            data: data
            input: { size: 224 }
            audits:
              - name: looks at the object
                explainedBy: gradCam
                requires:
                  - localizationIoU: { thresholdedAt: 0.3 }
                    atLeast: 0.40
                    withConfidence: 0.95
                because: the decision rests on the object
            """;
    }

    @TempDir
    Path folder;

    /** What is replaced, by what, and what is said. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "an unknown key of the file",
                        "input:",
                        "imput:",
                        "FILE:3:1: The file has no key 'imput'; the nearest are 'input', 'output', 'audits'."),
                Arguments.of(
                        "an unknown key of an audit",
                        "because:",
                        "becuase:",
                        "FILE:11:5: An audit has no key 'becuase'; the nearest are 'because', 'budget', 'name'."),
                Arguments.of(
                        "an unknown metric",
                        "localizationIoU",
                        "localisationIou",
                        "FILE:8:9: There is no metric 'localisationIou'; the nearest are 'localizationIoU', 'localizationAuc', 'localizationError'."),
                Arguments.of(
                        "an unknown setting",
                        "thresholdedAt",
                        "tresholdAt",
                        "FILE:8:28: `localizationIoU` has no setting 'tresholdAt'; the nearest are 'thresholdedAt', 'calibratedOn', 'holdingEnergy'."),
                Arguments.of(
                        "an unknown setting of a threshold",
                        "withConfidence",
                        "confidence",
                        "FILE:10:9: There is no threshold and no setting of one called 'confidence'; the nearest are 'withConfidence', 'between', 'onPercentile'."),
                Arguments.of(
                        "an unknown explainer",
                        "gradCam",
                        "gradcam",
                        "FILE:6:18: There is no explainer 'gradcam'; the nearest are 'grad-cam', 'gradCam', 'haycam'."),
                Arguments.of(
                        "a metric where an explainer is meant",
                        "gradCam",
                        "averageDrop",
                        "FILE:6:18: 'averageDrop' is no explainer but a word for a metric."),
                Arguments.of(
                        "an explainer where a metric is meant",
                        "localizationIoU: { thresholdedAt: 0.3 }",
                        "gradCam:",
                        "FILE:8:9: 'gradCam' is no metric but a word for an explainer."),
                Arguments.of(
                        "a text where a number is meant",
                        "0.40",
                        "much",
                        "FILE:9:18: `atLeast` takes a number, but is the text 'much'."),
                Arguments.of(
                        "a number in quotation marks",
                        "0.40",
                        "\"0.40\"",
                        "FILE:9:18: `atLeast` takes a number, but '0.40' is a text here; write it without quotation marks."),
                Arguments.of(
                        "a number with a comma",
                        "0.40",
                        "0,40",
                        "FILE:9:18: `atLeast` takes a number, but is the text '0,40'."),
                Arguments.of(
                        "a fraction where a whole number is meant",
                        "explainedBy: gradCam",
                        "explainedBy: { rise: 0.5 }",
                        "FILE:6:26: `rise` takes a whole number, but is the number 0.5."),
                Arguments.of(
                        "no model", "model: model.pt2\n", "", "FILE:1:1: The file does not say its `model`; add it."),
                Arguments.of(
                        "a model that is empty",
                        "model: model.pt2",
                        "model:",
                        "FILE:1:1: The file does not say its `model`; add it."),
                Arguments.of("no data", "data: data\n", "", "FILE:1:1: The file does not say its `data`; add it."),
                Arguments.of(
                        "a key twice",
                        "data: data",
                        "data: data\ndata: other",
                        "FILE:3:1: The key `data` stands here again, after line 2; remove one of them."),
                Arguments.of(
                        "a tab",
                        "    explainedBy",
                        "\texplainedBy",
                        "FILE:6:1: A tab stands before the first word, but YAML is indented by spaces only; replace it."),
                Arguments.of(
                        "a list where a map is meant",
                        "input: { size: 224 }",
                        "input: [224]",
                        "FILE:3:8: `input` takes keys with values (colour, deviation, mean, resize, shorterSide, size), but is a list."),
                Arguments.of(
                        "a map where a list is meant",
                        "requires:\n      - localization",
                        "requires:\n        localization",
                        "FILE:8:9: `requires` takes a list, each metric behind a `-`, but is keys with values (localizationIoU, atLeast, withConfidence)."),
                Arguments.of(
                        "an audit that is no list",
                        "  - name: looks",
                        "    name: looks",
                        "FILE:5:5: `audits` takes a list, each audit behind `- name:`, but is keys with values (name, explainedBy, requires, because)."),
                Arguments.of(
                        "a metric without a threshold",
                        "        atLeast: 0.40\n        withConfidence: 0.95\n",
                        "",
                        "FILE:8:9: The requirement has no threshold; add one, atLeast, atMost, between, noWorseThan, noWorseThanBaseline."),
                Arguments.of(
                        "a threshold without a metric",
                        "localizationIoU: { thresholdedAt: 0.3 }\n        atLeast",
                        "atLeast",
                        "FILE:8:9: The requirement has no metric; add one, such as localizationIoU."),
                Arguments.of(
                        "a threshold without a direction",
                        "atLeast: 0.40",
                        "threshold: 0.40",
                        "FILE:9:9: There is no threshold and no setting of one called 'threshold'; the nearest are 'atLeast', 'atMost', 'between'."),
                Arguments.of(
                        "two metrics in one requirement",
                        "        atLeast: 0.40",
                        "        energyPointingGame:\n        atLeast: 0.40",
                        "FILE:9:9: A requirement has one metric, but 'energyPointingGame' stands beside 'localizationIoU'; begin another with `-`."),
                Arguments.of(
                        "an audit that requires nothing",
                        "    requires:\n      - localizationIoU: { thresholdedAt: 0.3 }\n        atLeast: 0.40\n        withConfidence: 0.95\n",
                        "",
                        "FILE:5:5: The audit requires nothing, so it would pass whatever the model does; add `requires`."),
                Arguments.of(
                        "no explainer",
                        "    explainedBy: gradCam\n",
                        "",
                        "FILE:5:5: The audit does not say what it is `explainedBy`; add an explainer, such as gradCam."),
                Arguments.of(
                        "no name",
                        "name: looks at the object\n    explainedBy",
                        "explainedBy",
                        "FILE:5:5: The audit has no `name`, by which it could be found again; add one."),
                Arguments.of(
                        "an argument that never comes alone",
                        "explainedBy: gradCam",
                        "explainedBy: { rise: { grid: 7 } }",
                        "FILE:6:20: `rise` needs nothing, or `masks`, or `masks` and `grid` and `kept` and `seed`."),
                Arguments.of(
                        "an explainer twice",
                        "explainedBy: gradCam",
                        "explainedBy: [gradCam, gradCam]",
                        "FILE:6:28: 'gradCam' stands twice among the explainers; remove one."),
                Arguments.of(
                        "no explainer in a list",
                        "explainedBy: gradCam",
                        "explainedBy: []",
                        "FILE:6:18: `explainedBy` names no explainer, so nothing would be audited; name one, such as gradCam."),
                Arguments.of(
                        "a tag that JUnit does not know as one",
                        "because:",
                        "tags: [a b]\n    because:",
                        "FILE:11:11: The tag 'a b' has a blank or one of , ( ) & | ! in it, so no run could choose it; rename it."),
                Arguments.of(
                        "tags that are none",
                        "because:",
                        "tags: { slow: true }\n    because:",
                        "FILE:11:11: `tags` takes a text, but is keys with values (slow)."),
                Arguments.of(
                        "half of a choice",
                        "explainedBy: gradCam",
                        "explainedBy: gradCam\n    on: { sample: { n: 10 } }",
                        "FILE:7:19: `sample` takes `n` and `seed`, but is keys with values (n)."),
                Arguments.of(
                        "an argument that is missing",
                        "explainedBy: gradCam",
                        "explainedBy: { smoothed: { explainer: gradCam } }",
                        "FILE:6:20: `smoothed` needs `explainer` and `draws` and `level`, or `explainer` and `draws` and `noise` and `statistic`."),
                Arguments.of(
                        "a constant that is none",
                        "{ size: 224 }",
                        "{ size: 224, resize: crop }",
                        "FILE:3:29: `resize` of `input` takes one of shorter-side, squeeze, none, but is the text 'crop'."),
                Arguments.of(
                        "quotation marks that do not end",
                        "because: the",
                        "because: \"the",
                        "FILE:12:1: This is no YAML: found unexpected end of stream."),
                Arguments.of(
                        "a colon in a text",
                        "because: the decision rests",
                        "because: requirement 1: the decision rests",
                        "FILE:11:27: This is no YAML: mapping values are not allowed here."),
                Arguments.of(
                        "a tag of another language",
                        "model: model.pt2",
                        "model: !!java.io.File model.pt2",
                        "FILE:1:8: The tag tag:yaml.org,2002:java.io.File says nothing here; remove it."),
                Arguments.of(
                        "a second document",
                        "audits:",
                        "---\naudits:",
                        "FILE:5:1: A second document begins here, but a file of audits is one; remove the line `---` above it or make two files."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_told_with_its_place(String what, String right, String wrong, String message) throws IOException {
        assertThat(good()).contains(right);
        Path file = FileRun.written(folder, "a.audit.yaml", good().replace(right, wrong));

        assertThat(FileRun.failures(FileRun.of(file), file)).containsExactly(message);
    }

    @Test
    void two_audits_of_one_name_are_refused() throws IOException {
        Path file = FileRun.written(folder, "a.audit.yaml", good() + good().substring(good().indexOf("  - name")));

        assertThat(FileRun.failures(FileRun.of(file), file))
                .containsExactly(
                        "FILE:12:5: The audit in line 5 has the name 'looks at the object' too; give each its own.");
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void another_encoding_is_named(Charset charset, String message) throws IOException {
        Path file = FileRun.written(
                folder, "a.audit.yaml", good().replace("object", "Größe").getBytes(charset));

        assertThat(FileRun.failures(FileRun.of(file), file)).containsExactly(message);
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of(
                        StandardCharsets.UTF_16,
                        "FILE:1:1: The file is UTF-16, but must be UTF-8; save it in that encoding."),
                Arguments.of(
                        StandardCharsets.UTF_16LE,
                        "FILE:1:1: The file holds zero bytes, so it is no UTF-8 text; save it in that encoding."),
                Arguments.of(
                        StandardCharsets.ISO_8859_1,
                        "FILE:5:1: This line is not UTF-8; save the file in that encoding, not as Latin-1 or Windows-1252."));
    }

    @Test
    void a_byte_order_mark_of_utf_8_is_no_mistake() throws IOException {
        Path file = FileRun.written(folder, "a.audit.yaml", "\uFEFF" + good().replace("input:", "imput:"));

        assertThat(FileRun.failures(FileRun.of(file), file))
                .singleElement()
                .asString()
                .startsWith("FILE:3:1: The file has no key 'imput'");
    }

    @ParameterizedTest
    @MethodSource("hollow")
    void a_file_that_says_nothing_is_a_test_that_fails(String text, String message) throws IOException {
        Path file = FileRun.written(folder, "a.audit.yaml", text);

        assertThat(FileRun.failures(FileRun.of(file), file)).containsExactly(message);
    }

    static Stream<Arguments> hollow() {
        return Stream.of(
                Arguments.of(
                        "",
                        "FILE:1:1: The file is empty; begin with `model:`, `data:` and `audits:`, see docs/yaml.md."),
                Arguments.of(
                        "# nothing yet\n",
                        "FILE:1:1: The file is empty; begin with `model:`, `data:` and `audits:`, see docs/yaml.md."),
                Arguments.of(
                        "---\n",
                        "FILE:1:1: The file says nothing; begin with `model:`, `data:` and `audits:`, see docs/yaml.md."),
                Arguments.of(
                        "- model.pt2\n",
                        "FILE:1:1: The file must be keys with values, `model:`, `data:` and `audits:`, but is a list."),
                Arguments.of(
                        "model: a\ndata: b\naudits: []\n",
                        "FILE:3:9: `audits` is an empty list, so nothing would be audited; add one."),
                Arguments.of("model: a\ndata: b\naudits:\n", "FILE:3:1: The file does not say its `audits`; add it."));
    }

    @Test
    void anchors_of_anchors_are_bounded() throws IOException {
        StringBuilder laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name <= 'k'; name++) {
            String before = "*" + (char) (name - 1);
            laughs.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [")
                    .append(String.join(", ", Collections.nCopies(10, before)))
                    .append("]\n");
        }
        Path file = FileRun.written(folder, "a.audit.yaml", laughs.toString());

        assertThat(FileRun.failures(FileRun.of(file), file))
                .singleElement()
                .asString()
                .startsWith("FILE:")
                .contains(
                        "no YAML that can be read: Number of aliases for non-scalar nodes exceeds the specified max=50");
    }

    @Test
    void an_anchor_in_itself_is_bounded() throws IOException {
        Path file = FileRun.written(folder, "a.audit.yaml", "model: &m [*m]\n");

        assertThat(FileRun.failures(FileRun.of(file), file))
                .singleElement()
                .asString()
                .startsWith("FILE:1:8: ");
    }

    @Test
    void an_anchor_that_a_person_means_is_written_out() throws IOException {
        Path file = FileRun.written(
                folder,
                "a.audit.yaml",
                good().replace("gradCam", "&map gradCam")
                        .replace("because: the", "inEachSlice: *map\n    because: \"the"));

        assertThat(FileRun.failures(FileRun.of(file), file))
                .singleElement()
                .asString()
                .contains("unexpected end of stream");
    }

    @Test
    void one_mistaken_audit_leaves_the_others() throws IOException {
        Path file = FileRun.written(
                folder,
                "a.audit.yaml",
                good()
                        + good().substring(good().indexOf("  - name"))
                                .replace("looks", "stays")
                                .replace("gradCam", "gradcam"));

        assertThat(FileRun.failures(FileRun.of(file), file))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message)
                        .startsWith("FILE:1:8: `model` of the file is 'model.pt2', but there is nothing at"))
                .anySatisfy(message -> assertThat(message).startsWith("FILE:13:18: There is no explainer 'gradcam'"));
    }

    @Test
    void a_file_that_is_not_there_is_a_test_that_fails() {
        Path file = folder.resolve("none.audit.yaml");

        assertThat(FileRun.failures(FileRun.of(file), file))
                .containsExactly("FILE:1:1: There is no such file; correct the path.");
    }
}
