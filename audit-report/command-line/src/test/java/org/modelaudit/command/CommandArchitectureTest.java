package org.modelaudit.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.modelaudit.command", importOptions = ImportOption.DoNotIncludeTests.class)
class CommandArchitectureTest {

    @ArchTest
    static final ArchRule models_are_opened_by_whichever_runtime_is_there = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch..", "ai.onnxruntime..", "..modelaudit.torch..", "..modelaudit.onnx..");

    @ArchTest
    static final ArchRule the_list_of_commands_needs_nothing_that_takes_time_to_load = noClasses()
            .that()
            .haveSimpleName("Main")
            .or()
            .haveSimpleName("ModelAudit")
            .or()
            .haveSimpleName("StandardOutput")
            .or()
            .haveSimpleName("ExitCode")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "picocli..", "org.jspecify..", "org.modelaudit.command..");

    @ArchTest
    static final ArchRule nothing_static_changes =
            fields().that().areStatic().should().beFinal();
}
