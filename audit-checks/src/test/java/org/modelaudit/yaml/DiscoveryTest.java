package org.modelaudit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.modelaudit.yaml.text.Place;

/** How files are found, and under which ids. */
class DiscoveryTest {

    private static final String TWO = """
            model: model.pt2
            data: data
            tags: nightly
            audits:
              - name: first
                explainedBy: gradCam
                requires:
                  - adcc:
                    atLeast: 0.4
              - name: second
                explainedBy: [gradCam, { eigenCam: { at: layer4 } }]
                tags: slow
                requires:
                  - adcc:
                    atLeast: 0.4
            """;

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = FileRun.written(folder, "audits/two.audit.yaml", TWO);
        FileRun.written(folder, "audits/deeper/one.audit.yml", TWO.substring(0, TWO.indexOf("  - name: second")));
        FileRun.written(folder, "audits/other.yaml", "no: audit\n");
    }

    private static List<String> found(DiscoverySelector... selectors) {
        return FileRun.names(FileRun.builder().selectors(selectors).execute());
    }

    @Test
    void a_file_is_found_by_its_name_and_a_list_of_explainers_is_one_test_each() {
        assertThat(found(selectFile(file.toFile())))
                .containsExactly("first", "second [gradCam]", "second [eigenCam(at: layer4)]");
    }

    @Test
    void a_folder_holds_all_files_below_it() {
        assertThat(found(selectDirectory(folder.toFile())))
                .containsExactly("first", "first", "second [gradCam]", "second [eigenCam(at: layer4)]");
    }

    @Test
    void a_folder_without_one_is_a_test_that_fails() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(FileRun.failures(
                        FileRun.builder()
                                .selectors(selectDirectory(empty.toFile()))
                                .execute(),
                        empty))
                .containsExactly(
                        "There is no file *.audit.yaml in 'FILE', so nothing would be audited; name another folder, or add one.");
    }

    @Test
    void a_root_of_the_class_path_holds_files_and_may_hold_none() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(found(selectClasspathRoots(Set.of(folder)).toArray(DiscoverySelector[]::new)))
                .hasSize(4);
        assertThat(found(selectClasspathRoots(Set.of(empty)).toArray(DiscoverySelector[]::new)))
                .isEmpty();
    }

    @Test
    void a_resource_is_found() throws MalformedURLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
        try {
            assertThat(found(selectClasspathResource("audits/two.audit.yaml"))).hasSize(3);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void a_file_of_another_name_is_not_ours() {
        assertThat(found(selectFile(folder.resolve("audits/other.yaml").toFile())))
                .isEmpty();
    }

    @Test
    void a_file_that_is_selected_twice_runs_once() {
        assertThat(found(selectFile(file.toFile()), selectDirectory(folder.toFile()), selectFile(file.toFile())))
                .hasSize(4);
    }

    @Test
    void a_line_selects_the_audit_that_stands_there() {
        assertThat(found(selectFile(file.toFile(), FilePosition.from(8)))).containsExactly("first");
        assertThat(found(selectFile(file.toFile(), FilePosition.from(12))))
                .as("the explainers of one audit")
                .containsExactly("second [gradCam]", "second [eigenCam(at: layer4)]");
    }

    @Test
    void an_id_names_file_and_audit_and_finds_it_again_wherever_it_stands() throws IOException {
        UniqueId id = UniqueId.forEngine("modelaudit")
                .append("file", Place.name(file))
                .append("audit", "first");

        assertThat(found(selectUniqueId(id))).containsExactly("first");
        FileRun.written(
                folder,
                "audits/two.audit.yaml",
                TWO.replace("  - name: first", "  - name: zeroth\n    explainedBy: gradCam\n  - name: first"));
        assertThat(found(selectUniqueId(id))).containsExactly("first");
        assertThat(found(selectUniqueId(id.removeLastSegment()))).hasSize(4);
        assertThat(found(selectUniqueId(UniqueId.forEngine("modelaudit")
                        .append("file", Place.name(file))
                        .append("audit", "tenth"))))
                .isEmpty();
    }

    @Test
    void an_audit_knows_its_line_and_its_tags() {
        TestDescriptor engine = new ModelAuditEngine()
                .discover(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectFile(file.toFile()))
                                .build(),
                        UniqueId.forEngine("modelaudit"));
        TestDescriptor second = engine.getDescendants().stream()
                .filter(test -> test.getDisplayName().startsWith("second"))
                .findFirst()
                .orElseThrow();

        assertThat(second.getTags()).extracting("name").containsExactly("nightly", "slow");
        assertThat(second.getSource()).hasValueSatisfying(source -> {
            assertThat(((FileSource) source).getFile()).hasName("two.audit.yaml");
            assertThat(((FileSource) source).getPosition())
                    .contains(org.junit.platform.engine.support.descriptor.FilePosition.from(10, 5));
        });
    }

    @Test
    void tags_choose_audits() {
        assertThat(FileRun.names(FileRun.builder()
                        .selectors(selectFile(file.toFile()))
                        .filters(TagFilter.excludeTags("slow"))
                        .execute()))
                .containsExactly("first");
    }

    @Test
    void the_setting_of_explainers_takes_the_place_of_a_list() {
        assertThat(FileRun.names(FileRun.builder()
                        .configurationParameter("modelaudit.explainers", "layer-cam, score-cam")
                        .selectors(selectFile(file.toFile()))
                        .execute()))
                .containsExactly("first", "second [layer-cam]", "second [score-cam]");
    }

    @Test
    void a_marked_class_finds_files_and_says_where_it_finds_none() {
        assertThat(FileRun.failures(of(NowhereCase.class), folder))
                .containsExactly("`value` of @AuditFiles of " + NowhereCase.class.getName()
                        + " is 'src/test/nowhere', but there is nothing at '"
                        + Path.of("src/test/nowhere").toAbsolutePath()
                        + "'; give a path relative to the working directory or 'classpath:' and a resource.");
        assertThat(FileRun.failures(of(NothingCase.class), folder))
                .containsExactly("@AuditFiles of " + NothingCase.class.getName()
                        + " names nothing, so nothing would be audited; name a file or a folder.");
        assertThat(FileRun.failures(of(PomCase.class), folder))
                .containsExactly("@AuditFiles of " + PomCase.class.getName()
                        + " names 'pom.xml', but a file of audits is called *.audit.yaml; rename it.");
    }

    @Test
    void a_blank_location_is_told_as_any_other() {
        EngineExecutionResults results = of(BlankCase.class);

        assertThat(FileRun.names(results)).containsExactly("' ' holds audits");
        assertThat(FileRun.failures(results, folder))
                .singleElement()
                .asString()
                .startsWith("`value` of @AuditFiles of " + BlankCase.class.getName() + " is ' '");
    }

    private static EngineExecutionResults of(Class<?> type) {
        return FileRun.builder().selectors(selectClass(type)).execute();
    }

    @Test
    void a_marked_class_is_found_in_its_package() {
        EngineTestKit.Builder all = FileRun.builder().selectors(selectPackage("org.modelaudit.yaml"));

        assertThat(FileRun.names(all.execute())).contains("src/test/nowhere holds audits", "pom.xml holds audits");
    }

    @AuditFiles("src/test/nowhere")
    static class NowhereCase {}

    @AuditFiles({})
    static class NothingCase {}

    @AuditFiles(" ")
    static class BlankCase {}

    @AuditFiles("pom.xml")
    static class PomCase {}
}
