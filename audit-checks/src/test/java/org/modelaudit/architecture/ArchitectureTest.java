package org.modelaudit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.opening.FileRuntime;
import org.modelaudit.random.SampleRandom;

@AnalyzeClasses(packages = "org.modelaudit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.modelaudit.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_pytorch_engine_is_touched_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("org.modelaudit.torch.libtorch")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.pytorch..");

    @ArchTest
    static final ArchRule onnx_runtime_is_touched_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("org.modelaudit.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.onnxruntime..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule spark_is_touched_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("org.modelaudit.spark")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..", "org.junit.platform.launcher..")
            .because("none of it is loaded unless it is asked for");

    @ArchTest
    static final ArchRule nobody_knows_the_package_that_touches_spark = noClasses()
            .that()
            .resideOutsideOfPackage("org.modelaudit.spark")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.modelaudit.spark");

    @ArchTest
    static final ArchRule every_format_is_opened_the_same_way = classes()
            .that()
            .areAssignableTo(ModelRuntime.class)
            .and()
            .areNotInterfaces()
            .should()
            .beAssignableTo(FileRuntime.class)
            .because("it copies what is opened, and opens what is unknown in a process of its own first");

    @ArchTest
    static final ArchRule linear_algebra_is_touched_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("org.modelaudit.linear..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.ejml..");

    @ArchTest
    static final ArchRule explainers_and_metrics_work_on_any_model = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.modelaudit.cam..",
                    "org.modelaudit.attribution..",
                    "org.modelaudit.gradient..",
                    "org.modelaudit.relevance..",
                    "org.modelaudit.perturbation..",
                    "org.modelaudit.combination..",
                    "org.modelaudit.intrinsic..",
                    "org.modelaudit.localization..",
                    "org.modelaudit.faithfulness..",
                    "org.modelaudit.sanity..",
                    "org.modelaudit.equivalence..",
                    "org.modelaudit.robustness..",
                    "org.modelaudit.synthesis..",
                    "org.modelaudit.attack..",
                    "org.modelaudit.similarity..",
                    "org.modelaudit.units..",
                    "org.modelaudit.forward..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.modelaudit.torch..", "org.junit..", "org.assertj..");

    /** Patches and probes at opening are drawn before an audit, weights from a seed that whoever changes them has resolved. */
    @ArchTest
    static final ArchRule what_draws_asks_the_seed_of_the_run = noClasses()
            .that()
            .resideOutsideOfPackage("org.modelaudit.random")
            .and()
            .haveNameNotMatching(".*\\.(PatchModel|TorchWeights|RandomWeights|BcaBootstrap|OnnxReading)")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    SampleRandom.class,
                    Random.class,
                    SplittableRandom.class,
                    SecureRandom.class,
                    ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule weights_are_drawn_by_whoever_resolves_the_seed = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Redraw|WeightNoiseAverage)(\\$.*)?")
            .should()
            .callMethod(ModelWeights.class, "randomize", String.class, long.class)
            .orShould()
            .callMethod(ModelWeights.class, "multiplyByNoise", double.class, long.class, long.class);

    @ArchTest
    static final ArchRule baselines_are_asked_by_way_of_the_model_whose_run_they_are_drawn_in = noClasses()
            .that()
            .resideOutsideOfPackage("org.modelaudit.baseline")
            .should()
            .callMethod(Baseline.class, "of", NDArray.class, InputSpecification.class, String.class);

    @ArchTest
    static final ArchRule there_is_no_mutable_static_state =
            fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);
}
