package org.modelaudit.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Status;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;

/** What is compared with what, and what is refused. */
class ComparableTest {

    @Test
    void another_explainer_setting_input_output_or_seed_is_refused_by_name() {
        AuditComparison audit = compared(
                values().setting("class", "true").environment("input", "RGB").environment("output", "logits"),
                values().environment("seed", "7").environment("output", "log-probabilities"));

        assertThat(audit.refusals())
                .containsExactly(
                        "explainer class was 'true', is 'predicted'",
                        "input was 'RGB', is not stated",
                        "output was 'logits', is 'log-probabilities'",
                        "seed was '42', is '7'");
        assertThat(audit.metrics().get(0).change()).isEqualTo(Change.NOT_COMPARABLE);
        assertThat(audit.metrics().get(0).whole()).isEmpty();
        assertThat(compared(values(), values().explainedBy("grad-cam/paper@2")).refusals())
                .containsExactly("the explainer was 'grad-cam/paper@1', is 'grad-cam/paper@2'");
    }

    @Test
    void another_layer_or_device_is_a_remark_and_another_batch_none() {
        AuditComparison audit = compared(
                values().environment("device", "cpu()").environment("batch", "8"),
                values().setting("layer", "features").environment("device", "gpu(0)"));

        assertThat(audit.refusals()).isEmpty();
        assertThat(audit.metrics().get(0).change()).isEqualTo(Change.EQUAL);
        assertThat(audit.remarks())
                .containsExactly(
                        "Not the same in both records: explainer layer was 'layer4', is 'features'.",
                        "Not the same in both records: device was 'cpu()', is 'gpu(0)'.");
    }

    @Test
    void a_picture_whose_bytes_or_truth_changed_or_are_unknown_is_no_pair() {
        AuditComparison audit =
                compared(values(), values().digests(i -> i == 3 ? "other" : i == 5 ? null : Integer.toString(i)));

        assertThat(audit.metrics().get(0).whole().orElseThrow().pairs()).isEqualTo(18);
        assertThat(audit.remarks())
                .containsExactly(
                        "2 pictures left out, because bytes or truth are not the same in both records: 00003.png, 00005.png.");
    }

    @Test
    void pictures_of_one_record_alone_are_counted() {
        AuditComparison audit = compared(values(), Recorded.pictures(25).with(i -> 0.5));

        assertThat(audit.remarks()).containsExactly("Only the old record has 0 pictures, only the new one 5 pictures.");
        assertThat(audit.metrics().get(0).whole().orElseThrow().pairs()).isEqualTo(20);
    }

    @Test
    void sets_without_a_common_picture_are_not_comparable() {
        assertThat(compared(values(), values().digests(i -> "new " + i)).refusals())
                .containsExactly("no picture is known to be the same in both records");
    }

    @Test
    void another_version_setting_direction_or_range_of_a_metric_is_refused() {
        AuditComparison audit = compared(
                Recorded.pictures(20)
                        .with(Recorded.metric("iou/paper@1", "IoU"), Status.PASS, i -> 0.5)
                        .with(Recorded.metric("drop/paper@1", "drop"), Status.PASS, i -> 0.5)
                        .with(Recorded.metric("gone/paper@1", "gone"), Status.PASS, i -> 0.5),
                Recorded.pictures(20)
                        .with(Recorded.metric("iou/paper@2", "IoU"), Status.PASS, i -> 0.5)
                        .with(
                                Recorded.metric("drop/paper@1", "drop", Direction.LOWER_IS_BETTER, 0.0, null),
                                Status.PASS,
                                i -> 0.5)
                        .with(Recorded.metric("new/paper@1", "new"), Status.PASS, i -> 0.5));

        assertThat(audit.metrics())
                .extracting(MetricComparison::finding)
                .containsExactly(
                        "its direction was 'higher is better', is 'lower is better'; its range was '[0.0, 1.0]', is '[0.0, null]'",
                        "the metric was 'iou/paper@1', is 'iou/paper@2'");
        assertThat(audit.removed()).containsExactly("gone/paper@1");
        assertThat(audit.added()).containsExactly("new/paper@1");
    }

    @Test
    void audits_are_paired_by_id_and_the_others_are_listed() {
        RunRecord before = Records.run(
                values().called("A.same").audit(), values().called("A.gone").audit());
        RunRecord after = Records.run(
                values().called("A.same").audit(), values().called("A.fresh").audit());

        RecordComparison found = RecordComparison.of(before, after, Map.of());

        assertThat(found.audits()).extracting(audit -> audit.after().id()).containsExactly("A.same");
        assertThat(found.removed()).containsExactly("A.gone");
        assertThat(found.added()).containsExactly("A.fresh");
    }

    @Test
    void one_audit_each_is_a_pair_whatever_it_is_called() {
        assertThat(RecordComparison.of(
                                values().called("A.one").run(),
                                values().called("B.two").run(),
                                Map.of())
                        .audits())
                .hasSize(1);
    }

    @Test
    void names_pair_audits_or_whole_classes_and_nothing_else_is_compared() {
        RunRecord run = Records.run(
                values().called("x.Honest.looks[grad-cam]").audit(),
                values().called("x.Honest.hits").audit(),
                values().called("x.Hans.looks[grad-cam]").audit(),
                values().called("x.Hans.hits").audit(),
                values().called("x.HonestToo.hits").audit());

        assertThat(RecordComparison.of(run, run, Map.of("x.Honest", "x.Hans")).audits())
                .extracting(audit -> audit.before().id() + " " + audit.after().id())
                .containsExactly("x.Honest.hits x.Hans.hits", "x.Honest.looks[grad-cam] x.Hans.looks[grad-cam]");
        assertThat(RecordComparison.of(run, run, Map.of("x.Honest.hits", "x.HonestToo.hits"))
                        .audits())
                .extracting(audit -> audit.after().id())
                .containsExactly("x.HonestToo.hits");
        assertThatThrownBy(() -> RecordComparison.of(run, run, Map.of("x.Hones", "x.Hans")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "The old record has no audit 'x.Hones'; name one of its audits, or a class of audits: 'x.Hans.hits', ");
    }

    @Test
    void records_without_a_common_audit_say_so() {
        RecordComparison found = RecordComparison.of(
                Records.run(
                        values().called("A.one").audit(),
                        values().called("A.two").audit()),
                values().called("B.two").run(),
                Map.of());

        assertThat(found.summary()).isEqualTo("The two records have no audit in common, so nothing was compared.");
    }

    private static Recorded values() {
        return Recorded.pictures(20).with(i -> 0.5);
    }

    private static AuditComparison compared(Recorded before, Recorded after) {
        return RecordComparison.of(before.run(), after.run(), Map.of()).audits().get(0);
    }
}
