package org.modelaudit.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.image.Picture;

@AnalyzeClasses(packages = "org.modelaudit.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ReportArchitectureTest {

    @ArchTest
    static final ArchRule allure_is_touched_where_results_are_written_and_where_a_page_is_made_of_them = noClasses()
            .that()
            .resideOutsideOfPackages("..report.allure..", "..report.html..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.qameta..")
            .because("figures and tables shall outlive a change of the report tool");

    @ArchTest
    static final ArchRule the_generator_is_not_needed_by_a_test_run = noClasses()
            .that()
            .resideOutsideOfPackage("..report.html..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..report.html..")
            .because("allure-generator is an optional dependency");

    @ArchTest
    static final ArchRule a_document_is_made_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("..report.dossier.pdf..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.openhtmltopdf..", "org.apache.pdfbox..", "org.apache.fontbox..", "com.ibm.icu..")
            .because("they are optional dependencies");

    @ArchTest
    static final ArchRule the_dossier_is_made_of_the_record_and_of_nothing_else = noClasses()
            .that()
            .resideInAPackage("..report.dossier..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..report.allure..",
                    "..report.figure..",
                    "..report.html..",
                    "..report.ledger..",
                    "..report.table..",
                    "..modelaudit.result..");

    @ArchTest
    static final ArchRule a_document_knows_nothing_of_what_it_says = noClasses()
            .that()
            .resideInAPackage("..report.dossier.pdf..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..report.dossier", "..report.record..");

    @ArchTest
    static final ArchRule the_chart_library_is_touched_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("..report.figure..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.knowm..");

    @ArchTest
    static final ArchRule nothing_but_the_dossier_needs_a_comparison = noClasses()
            .that()
            .resideOutsideOfPackages("..report.compare..", "..report.dossier..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..report.compare..")
            .because("it is made of records, and only the dossier shows all that is made of them");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.modelaudit.report.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule what_continuous_integration_shows_is_made_of_the_record_alone = noClasses()
            .that()
            .resideInAPackage("..report.ci..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.modelaudit.audit..",
                    "org.modelaudit.result..",
                    "..report.allure..",
                    "..report.figure..",
                    "..report.html..",
                    "..report.table..");

    @ArchTest
    static final ArchRule the_record_knows_none_of_its_views = noClasses()
            .that()
            .resideInAPackage("..report.record..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..report.ci..");

    @ArchTest
    static final ArchRule pictures_of_samples_come_from_evidence_alone = noClasses()
            .should()
            .callMethod(Picture.class, "read", Path.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(AuditSample.class, AuditSet.class)
            .because("Evidence keeps back what may not be shown");

    @ArchTest
    static final ArchRule nothing_static_changes =
            fields().that().areStatic().should().beFinal();
}
