package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.image.Picture;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.Evidence.Attacked;
import org.modelaudit.result.Evidence.Exhibit;
import org.modelaudit.result.PictureDisclosure;
import org.modelaudit.testing.FakeMetric;

class DisclosedEvidenceTest {

    @Test
    void says_of_every_kind_of_evidence_what_becomes_of_its_pictures() {
        for (Method method : Evidence.class.getDeclaredMethods()) {
            if (!method.isSynthetic()) {
                assertThat(Arrays.stream(DisclosedEvidence.class.getDeclaredMethods())
                                .filter(own -> own.getName().equals(method.getName()))
                                .filter(own -> Arrays.equals(own.getParameterTypes(), method.getParameterTypes())))
                        .as(method.toString())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void is_the_evidence_itself_where_all_is_shown() {
        Evidence whole = id -> Optional.empty();

        assertThat(DisclosedEvidence.of(whole, PictureDisclosure.SHOWN)).isSameAs(whole);
        assertThat(whole.disclosure()).isEqualTo(PictureDisclosure.SHOWN);
    }

    @Test
    void makes_once_what_several_reporters_would_make() {
        Evidence disclosed = DisclosedEvidence.of(
                new Evidence() {
                    @Override
                    public Optional<Exhibit> exhibit(String sampleId) {
                        return Optional.empty();
                    }

                    @Override
                    public <T> T once(Object what, Class<T> type, Supplier<T> maker) {
                        return type.cast("made before");
                    }
                },
                PictureDisclosure.BLURRED);

        assertThat(disclosed.once("sheet", String.class, () -> "made now")).isEqualTo("made before");
    }

    @Test
    void blurs_the_picture_before_and_after_an_attack_and_what_differs() {
        int[] dots = new int[64 * 64];
        for (int i = 0; i < dots.length; i++) {
            dots[i] = (i + i / 64) % 2 == 0 ? 0xFFFFFF : 0;
        }
        Picture fine = Picture.of(64, 64, dots);
        Explanation none = Explanation.undefined(new Prediction(0, 0.5), -1, "none");
        Exhibit exhibit = new Exhibit(fine, none, List.of(), Optional.empty());
        Evidence whole = new Evidence() {
            @Override
            public Optional<Exhibit> exhibit(String sampleId) {
                return Optional.of(exhibit);
            }

            @Override
            public Optional<Attacked> attacked(String sampleId, Requirement requirement) {
                return Optional.of(new Attacked("an attack", "nothing", exhibit, exhibit, fine, 20));
            }
        };
        Requirement any = new Requirement(FakeMetric.named("score"), Threshold.atLeast(0.5));

        assertThat(DisclosedEvidence.of(whole, PictureDisclosure.NONE).attacked("a", any))
                .isEmpty();
        Attacked blurred = DisclosedEvidence.of(whole, PictureDisclosure.BLURRED)
                .attacked("a", any)
                .orElseThrow();
        assertThat(List.of(blurred.before().picture(), blurred.after().picture(), blurred.difference()))
                .allSatisfy(picture -> assertThat(Math.abs(picture.red(30, 30) - picture.red(31, 30)))
                        .isLessThan(40));
        assertThat(blurred.factor()).isEqualTo(20);
    }
}
