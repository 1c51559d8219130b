package org.modelaudit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** The inner order of {@code torch}: every package knows those below it, and nothing outside knows more than the entry. */
@AnalyzeClasses(packages = "org.modelaudit", importOptions = ImportOption.DoNotIncludeTests.class)
class TorchArchitectureTest {

    private static final String TORCH = "org.modelaudit.torch";

    @ArchTest
    static final ArchRule each_package_knows_only_those_below_it = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(TORCH + "..")
            .layer("source")
            .definedBy(TORCH + ".source")
            .layer("archive")
            .definedBy(TORCH + ".archive")
            .layer("program")
            .definedBy(TORCH + ".program")
            .layer("libtorch")
            .definedBy(TORCH + ".libtorch")
            .layer("layout")
            .definedBy(TORCH + ".layout")
            .layer("running")
            .definedBy(TORCH + ".running")
            .layer("graph")
            .definedBy(TORCH + ".graph")
            .layer("exported")
            .definedBy(TORCH + ".exported")
            .layer("onnx")
            .definedBy(TORCH + ".onnx")
            .layer("load")
            .definedBy(TORCH + ".load")
            .layer("cut")
            .definedBy(TORCH + ".cut")
            .layer("trace")
            .definedBy(TORCH + ".trace")
            .layer("weights")
            .definedBy(TORCH + ".weights")
            .layer("scoring")
            .definedBy(TORCH + ".scoring")
            .layer("torch")
            .definedBy(TORCH)
            .whereLayer("source")
            .mayNotAccessAnyLayer()
            .whereLayer("archive")
            .mayOnlyAccessLayers("source")
            .whereLayer("program")
            .mayOnlyAccessLayers("source", "archive")
            .whereLayer("libtorch")
            .mayOnlyAccessLayers("source", "archive", "program")
            .whereLayer("layout")
            .mayOnlyAccessLayers("source", "program")
            // Behind the running program nothing knows what file it came from.
            .whereLayer("running")
            .mayOnlyAccessLayers("source", "program", "libtorch", "layout")
            .whereLayer("graph")
            .mayOnlyAccessLayers("source", "archive", "program")
            .whereLayer("exported")
            .mayOnlyAccessLayers("source", "archive", "graph")
            .whereLayer("onnx")
            .mayOnlyAccessLayers("source", "archive", "graph")
            .whereLayer("load")
            .mayOnlyAccessLayers("source", "archive", "program", "libtorch", "running")
            .whereLayer("cut")
            .mayOnlyAccessLayers("source", "program", "libtorch", "running")
            .whereLayer("trace")
            .mayOnlyAccessLayers("source", "program", "libtorch", "running")
            .whereLayer("weights")
            .mayOnlyAccessLayers("source", "program", "libtorch", "running")
            .whereLayer("scoring")
            .mayOnlyAccessLayers("source", "program", "libtorch", "running")
            .whereLayer("torch")
            .mayOnlyAccessLayers(
                    "source",
                    "archive",
                    "libtorch",
                    "running",
                    "graph",
                    "exported",
                    "onnx",
                    "load",
                    "cut",
                    "trace",
                    "weights",
                    "scoring")
            .ensureAllClassesAreContainedInArchitectureIgnoring(resideOutsideOfPackage(TORCH + ".."));

    @ArchTest
    static final ArchRule nothing_outside_knows_more_than_the_entry = noClasses()
            .that()
            .resideOutsideOfPackage(TORCH + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TORCH + ".(**)")
            .because("what is public inside is public for the packages of torch");

    @ArchTest
    static final ArchRule classes_have_no_cycles =
            slices().assignedFrom(new TopLevelClass()).should().beFreeOfCycles();

    /**
     * Every class with those that it encloses; but for those that flatten, which call each other as the language nests: a branch
     * holds statements, a statement expressions, an expression calls.
     */
    private static final class TopLevelClass implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String inside = javaClass.getPackageName();
            return inside.startsWith(TORCH) && !inside.equals(TORCH + ".program")
                    ? SliceIdentifier.of(javaClass.getName().replaceFirst("\\$.*", ""))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "top-level classes of torch but its flattener's";
        }
    }
}
