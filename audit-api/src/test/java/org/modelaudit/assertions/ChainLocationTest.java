package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.result.SourceLocation;

class ChainLocationTest {

    private static final StackTraceElement[] CALLS = {
        new StackTraceElement(Declaration.class.getName(), "<init>", "Declaration.java", 25),
        new StackTraceElement(ExplanationsAssert.class.getName(), "<init>", "ExplanationsAssert.java", 50),
        new StackTraceElement(ImagesAssert.class.getName(), "explainedBy", "ImagesAssert.java", 32),
        new StackTraceElement("org.example.CatAudit$Indoors", "looks_at_the_cat", "CatAudit.java", 17),
        new StackTraceElement("org.example.Other", "run", "Other.java", 3)
    };

    @TempDir
    Path folder;

    private Path source(String file) throws IOException {
        Path source = folder.resolve(file);
        Files.createDirectories(source.getParent());
        return Files.writeString(source, "");
    }

    @Test
    void is_the_line_that_called_the_chain_in_the_source_of_its_class() throws IOException {
        source("src/test/java/org/example/CatAudit.java");
        source("src/test/java/org/example/Other.java");

        assertThat(ChainLocation.of(CALLS, folder))
                .contains(new SourceLocation("src/test/java/org/example/CatAudit.java", 17));
    }

    @Test
    void is_found_in_any_folder_of_sources_and_among_the_tests_first() throws IOException {
        source("src/integrationTest/kotlin/org/example/CatAudit.java");
        assertThat(ChainLocation.of(CALLS, folder))
                .map(SourceLocation::file)
                .contains("src/integrationTest/kotlin/org/example/CatAudit.java");

        source("src/test/java/org/example/CatAudit.java");
        assertThat(ChainLocation.of(CALLS, folder))
                .map(SourceLocation::file)
                .contains("src/test/java/org/example/CatAudit.java");
    }

    @Test
    void is_relative_to_the_repository_in_which_a_module_lies() throws IOException {
        source("signs/src/test/java/org/example/CatAudit.java");
        Files.createDirectory(folder.resolve(".git"));

        assertThat(ChainLocation.of(CALLS, folder.resolve("signs")))
                .map(SourceLocation::file)
                .contains("signs/src/test/java/org/example/CatAudit.java");
    }

    @Test
    void of_a_class_without_a_package_lies_at_the_top_of_the_sources() throws IOException {
        source("src/test/java/CatAudit.java");
        StackTraceElement[] calls = {new StackTraceElement("CatAudit", "looks", "CatAudit.java", 4)};

        assertThat(ChainLocation.of(calls, folder)).contains(new SourceLocation("src/test/java/CatAudit.java", 4));
    }

    @Test
    void is_unknown_where_the_source_is_not_there_or_the_class_does_not_know_it() {
        StackTraceElement[] calls = {new StackTraceElement("org.example.CatAudit", "looks", null, -1)};

        assertThat(ChainLocation.of(CALLS, folder)).isEmpty();
        assertThat(ChainLocation.of(calls, folder)).isEmpty();
    }
}
