package org.modelaudit.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.content.ContentDigest;
import org.modelaudit.content.Sha256;
import org.modelaudit.content.UntoldContentException;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;

class OpenedFileTest {

    private static final InputSpecification INPUT = InputSpecification.imageNet(8);

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String content(ModelSource source) throws UntoldContentException {
        try (AuditedModel model = new InstructedRuntime().open(source)) {
            return ContentDigest.of(model);
        }
    }

    @Test
    void a_file_is_told_by_its_bytes_and_by_how_it_is_read_and_not_by_its_place() throws Exception {
        ModelSource one = ModelSource.of(file("one", "prints"), INPUT);
        String plain = content(one);

        assertThat(content(one)).isEqualTo(plain);
        assertThat(content(ModelSource.of(file("other", "prints"), INPUT))).isEqualTo(plain);
        assertThat(Set.of(
                        plain,
                        content(ModelSource.of(file("third", "prints\nprints"), INPUT)),
                        content(ModelSource.of(one.file(), INPUT.squeezed())),
                        content(one.withLabels(new Labels(List.of("cat", "dog")))),
                        content(one.withOutput(new OutputSpecification(OutputMeaning.PROBABILITIES, ""))),
                        content(one.withOutput(new OutputSpecification(OutputMeaning.AUTO, "1")))))
                .hasSize(6);
    }

    @Test
    void a_property_by_which_a_runtime_may_choose_how_to_compute_counts_and_one_that_changes_no_number_does_not()
            throws Exception {
        ModelSource one = ModelSource.of(file("one", "prints"), INPUT);
        String plain = content(one);

        assertThat(with("modelaudit.scoring", "exact", one)).isNotEqualTo(plain);
        assertThat(with("modelaudit.not-yet-known", "on", one)).isNotEqualTo(plain);
        assertThat(with("modelaudit.ledger.verify", "3", one)).isEqualTo(plain);
        assertThat(content(one)).isEqualTo(plain);
    }

    @Test
    void the_digest_of_its_file_is_that_at_opening_until_somebody_writes_to_it() throws IOException {
        ModelSource source = ModelSource.of(file("one", "prints"), INPUT);
        try (AuditedModel model = new InstructedRuntime().open(source)) {
            assertThat(model.fileDigest()).contains(Sha256.ofFile(source.file()));
            file("one", "prints\nprints");
            assertThatThrownBy(model::fileDigest)
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith("The model file '%s' was written to".formatted(source.file()));
            Files.delete(source.file());
            assertThatThrownBy(model::fileDigest)
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith("The model file '%s' cannot be read any more".formatted(source.file()));
        }
    }

    private static String with(String name, String value, ModelSource source) throws UntoldContentException {
        String before = System.getProperty(name);
        System.setProperty(name, value);
        try {
            return content(source);
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }
}
