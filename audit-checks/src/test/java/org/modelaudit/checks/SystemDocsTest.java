package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemDocsTest {

    private static final String HEAD = "source,part,system,paper,factories,note\n";

    @Test
    void every_system_that_a_source_names_has_a_factory_or_a_reason() throws IOException {
        assertThat(docs(NamedSystem.all()).faults()).isEmpty();
    }

    @Test
    void each_source_names_something() throws IOException {
        assertThat(NamedSystem.all())
                .extracting(NamedSystem::source)
                .containsAll(SystemDocs.SOURCES.keySet())
                .hasSizeGreaterThan(100);
    }

    @Test
    void a_row_without_factory_and_reason_is_a_fault() throws IOException {
        assertThat(docs("review,Output,Magic,2020,,").faults())
                .containsExactly("Magic: name the factory that is it, or say why there is none.");
    }

    @Test
    void a_factory_that_no_table_has_is_a_fault() throws IOException {
        assertThat(docs("review,Output,Grad-CAM,2017,gradCam grdCam,").faults())
                .containsExactly("Grad-CAM: there is no factory 'grdCam' in any table.");
    }

    @Test
    void an_unknown_source_and_a_second_row_are_faults() throws IOException {
        assertThat(docs("rumour,Output,CAM,2016,cam,\nreview,Output,CAM,2016,cam,\nreview,Output,CAM,2016,cam,")
                        .faults())
                .containsExactly(
                        "CAM: there is no source 'rumour', only [review, overview, eigen-cam, haycam].",
                        "CAM: the source 'review' names it twice.");
    }

    @Test
    void no_page_is_made_of_a_list_with_faults() throws IOException {
        SystemDocs faulty = docs("review,Output,Magic,2020,,");
        assertThatThrownBy(faulty::pages).hasMessageContaining("Magic: name the factory");
    }

    @Test
    void a_factory_stands_as_it_is_called_and_what_no_source_names_stands_apart() throws IOException {
        assertThat(docs("review,Output,RISE,2018,rise,why").pages())
                .containsEntry("Review", """
                        | part | what it names | published | factory | remark |
                        | --- | --- | --- | --- | --- |
                        | Output | RISE | 2018 | `rise()` | why |
                        """)
                .hasEntrySatisfying(
                        SystemDocs.BEYOND,
                        beyond -> assertThat(beyond)
                                .contains("| perturbations | `occlusion`, `lime`")
                                .doesNotContain("`rise`"));
    }

    private static SystemDocs docs(String rows) throws IOException {
        return docs(NamedSystem.read(new StringReader(HEAD + rows + "\n")));
    }

    private static SystemDocs docs(List<NamedSystem> systems) throws IOException {
        return SystemDocs.of(systems, Path.of("src/main/java"));
    }
}
