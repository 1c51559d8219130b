package org.modelaudit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.modelaudit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.modelaudit.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule values_know_nothing_of_junit_or_assertj = noClasses()
            .that()
            .resideOutsideOfPackages("org.modelaudit.junit..", "org.modelaudit.assertions..", "org.modelaudit.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.assertj..", "org.opentest4j..")
            .because("an audit can be run and judged without a test framework");

    @ArchTest
    static final ArchRule the_api_knows_no_engine = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch..", "org.nd4j..", "io.qameta..")
            .because("engines and reports are found by ServiceLoader");

    @ArchTest
    static final ArchRule extensions_are_not_public = classes()
            .that()
            .haveSimpleNameEndingWith("Extension")
            .should()
            .notBePublic()
            .because("users write annotations");

    @ArchTest
    static final ArchRule there_is_no_mutable_static_state =
            fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);
}
