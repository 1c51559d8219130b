package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.PictureDisclosure;

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
}
