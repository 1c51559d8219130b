package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.content.Sha256;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.SampleDigest;
import org.modelaudit.gate.Requirement;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.ModelCheck;
import org.modelaudit.result.PictureChoice;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

/** What a result says of pictures and model beside what was measured. */
class SampleFactsTest {

    @TempDir
    Path folder;

    private AuditResult run(AuditedModel model, Profile profile) {
        AuditSet set = DrawnSet.withDamage(folder, 12);
        AuditSession session = new AuditSession(
                "test",
                "test",
                false,
                new AuditSettings(4, 42, Progress.Style.NONE, profile, Budget.unlimited(), false),
                new ExplanationCache(),
                List.of());
        return session.run(new Audit(
                new AuditIdentity("id", "title", "", ""),
                model,
                set,
                FakeExplainer.centred(),
                List.of(new Requirement(FakeMetric.named("score"), atLeast(0.1)))));
    }

    @Test
    void every_picture_has_its_class_its_slices_and_the_digests_of_its_file() throws IOException {
        AuditResult result = run(FakeModel.small(), Profile.full());
        AuditSample first = AuditSet.of(folder).samples().get(0);

        assertThat(result.samples()).hasSize(13).allSatisfy(sample -> {
            assertThat(sample.facts().className()).isEqualTo("cat");
            assertThat(sample.facts().slices()).containsExactly("class 'cat'");
        });
        assertThat(result.samples().get(0).facts().digest())
                .contains(new SampleDigest(first.contentDigest(), Sha256.ofFile(first.file())));
        assertThat(result.samples())
                .filteredOn(sample -> sample.prediction() == null)
                .singleElement()
                .satisfies(damaged -> assertThat(
                                damaged.facts().digest().orElseThrow().file())
                        .isEqualTo(Sha256.ofFile(folder.resolve("damaged.png"))));
        assertThat(result.subject().choice()).isEqualTo(new PictureChoice("all of them", 13));
    }

    @Test
    void a_sample_of_the_set_is_said_to_be_one() {
        assertThat(run(FakeModel.small(), new Profile(10)).subject().choice())
                .isEqualTo(new PictureChoice("10 of 13 by the profile, from each class in proportion", 13));
    }

    @Test
    void a_model_without_a_file_has_no_digest_at_the_end() {
        assertThat(run(FakeModel.small(), Profile.full()).subject().check()).isEqualTo(new ModelCheck(null, true));
    }
}
