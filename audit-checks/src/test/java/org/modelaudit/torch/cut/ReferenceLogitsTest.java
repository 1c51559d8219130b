package org.modelaudit.torch.cut;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.OpenProgram;
import org.modelaudit.torch.archive.TestArchives;

class ReferenceLogitsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the same statements whatever the picture; a branch that only raises is no other way
                "96 | true  | return torch.mean(torch.relu(x), [2, 3])",
                "96 | true  | if torch.ne(torch.dim(x), 4):\\n  ops.prim.RaiseException(\"four\")\\nelse:\\n  pass\\nreturn torch.mean(torch.relu(x), [2, 3])",
                // and puts its message together first, as a normalisation does
                "96 | true  | if torch.ne(torch.dim(x), 4):\\n  m = torch.format(\"got {}D\", torch.dim(x))\\n  ops.prim.RaiseException(m)\\nelse:\\n  pass\\nreturn torch.mean(torch.relu(x), [2, 3])",
                // one branch raises, the other computes
                "96 | false | if torch.ne(torch.dim(x), 4):\\n  ops.prim.RaiseException(\"four\")\\n  y = x\\nelse:\\n  y = torch.relu(x)\\nreturn torch.mean(torch.relu(y), [2, 3])",
                // small already
                "64 | false | return torch.mean(torch.relu(x), [2, 3])",
                // what runs depends on the size
                "96 | false | if torch.gt(torch.size(x, 2), 70):\\n  y = torch.relu(x)\\nelse:\\n  y = x\\nreturn torch.mean(torch.relu(y), [2, 3])",
                // takes one size only
                "96 | false | return torch.mean(torch.view(torch.relu(x), [-1, 3, 9216]), [2])",
                // no number at another size
                "96 | false | return torch.sub(torch.div(torch.mean(torch.relu(x), [2, 3]), torch.sub(torch.size(x, 2), 64)), 1)",
            })
    void a_cut_is_checked_on_small_pictures_where_they_show_as_much(int size, boolean small, String forward) {
        Path file = TestArchives.write(folder, TestArchives.modernProgram(forward.replace("\\n", "\n")));
        ModelSource source =
                ModelSource.of(file, InputSpecification.imageNet(size)).onDevice("cpu");
        try (OpenProgram open = OpenProgram.of(source);
                ProgramCuts cuts = new ProgramCuts(open.program())) {
            assertThat(cuts.at("relu_1")).isNotNull();
            assertThat(cuts.reference().isSmall()).isEqualTo(small);
            assertThat(cuts.at("relu_1").layer().outputShape()).isEqualTo(new Shape(1, 3, size, size));
        }
    }
}
