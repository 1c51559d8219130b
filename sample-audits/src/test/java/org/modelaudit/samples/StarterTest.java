package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project that a user copies is the one of the README, on our versions, with our samples. FirstHour runs it. */
class StarterTest {

    private static final String STARTER = "sample-audits/starter/";
    private static final String SAMPLES = "sample-audits/src/test/resources/samples/";

    @ParameterizedTest
    @CsvSource({"xml, pom.xml", "kotlin, build.gradle.kts"})
    void the_readme_shows_the_whole_build(String language, String file) {
        assertThat(Fence.of("README.md"))
                .filteredOn(fence -> fence.language().equals(language))
                .extracting(Fence::text)
                .containsExactly(Checkout.text(STARTER + file));
    }

    @ParameterizedTest
    @CsvSource({"clever-hans.pt, clever-hans.pt", "honest.pt, honest.pt", "labels.txt, labels.txt"})
    void its_models_are_the_sample_models(String file, String sample) {
        assertThat(Checkout.file(STARTER + file)).hasSameBinaryContentAs(Checkout.file(SAMPLES + sample));
    }

    @Test
    void its_pictures_are_the_first_of_the_samples_with_their_boxes() throws IOException {
        List<String> rows =
                Checkout.text(STARTER + "data/annotations.csv").lines().toList();
        List<Path> pictures;
        try (Stream<Path> files = Files.list(Checkout.file(STARTER + "data"))) {
            pictures = files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }

        assertThat(rows)
                .isEqualTo(Checkout.text(SAMPLES + "holdout/annotations.csv")
                        .lines()
                        .limit(25)
                        .toList());
        assertThat(pictures)
                .extracting(picture -> picture.getFileName().toString())
                .isEqualTo(rows.stream()
                        .skip(1)
                        .map(row -> row.replaceFirst(",.*", ""))
                        .toList());
        assertThat(pictures)
                .allSatisfy(picture -> assertThat(picture)
                        .hasSameBinaryContentAs(
                                Checkout.file(SAMPLES + "holdout/images").resolve(picture.getFileName())));
    }

    @ParameterizedTest
    @CsvSource({
        "pom.xml, <maven.compiler.release>@</maven.compiler.release>, maven.compiler.release",
        "pom.xml, <modelaudit.version>@</modelaudit.version>, version",
        "pom.xml, <junit.version>@</junit.version>, junit.version",
        "pom.xml, <slf4j.version>@</slf4j.version>, slf4j.version",
        "pom.xml, <allure.generator.version>@</allure.generator.version>, allure.generator.version",
        "pom.xml, <openhtmltopdf.version>@</openhtmltopdf.version>, openhtmltopdf.version",
        "pom.xml, <jasperreports-fonts.version>@</jasperreports-fonts.version>, jasperreports-fonts.version",
        "pom.xml, <artifactId>maven-compiler-plugin</artifactId> <version>@</version>, compiler-plugin.version",
        "pom.xml, <artifactId>maven-surefire-plugin</artifactId> <version>@</version>, surefire.version",
        "pom.xml, <artifactId>maven-resources-plugin</artifactId> <version>@</version>, resources-plugin.version",
        "pom.xml, <artifactId>maven-clean-plugin</artifactId> <version>@</version>, clean-plugin.version",
        "pom.xml, <artifactId>exec-maven-plugin</artifactId> <version>@</version>, exec-plugin.version",
        "build.gradle.kts, options.release = @, maven.compiler.release",
        "build.gradle.kts, modelAudit = \"@\", version",
        "build.gradle.kts, junit = \"@\", junit.version",
        "build.gradle.kts, slf4j-simple:@\", slf4j.version",
        "build.gradle.kts, allureGenerator = \"@\", allure.generator.version",
        "build.gradle.kts, openhtmltopdf = \"@\", openhtmltopdf.version",
        "build.gradle.kts, jasperreports-fonts:@\", jasperreports-fonts.version",
        "build.gradle.kts, nd4j = \"@\", nd4j.version",
        "build.gradle.kts, pytorch-native-cpu:@:, libtorch.version"
    })
    void its_versions_are_ours(String file, String place, String property) {
        String text = Checkout.text(STARTER + file).replaceAll("\\s+", " ");
        Matcher ours = Pattern.compile("<%s>([^<$]+)</".formatted(Pattern.quote(property)))
                .matcher(Checkout.text("pom.xml"));

        assertThat(ours.find()).isTrue();
        assertThat(text).contains(place.replace("@", ours.group(1)));
    }

    @ParameterizedTest
    @CsvSource({"org.bytedeco, openblas", "org.bytedeco, javacpp"})
    void gradle_gets_the_native_libraries_in_the_versions_that_maven_finds(String group, String artifact) {
        String gradle = Checkout.text(STARTER + "build.gradle.kts");

        assertThat(Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                        .map(entry -> Path.of(entry).getFileName().toString())
                        .filter(jar -> jar.startsWith(artifact + "-") && !jar.matches(".*-[a-z]+-[a-z0-9_]+\\.jar"))
                        .map(jar -> jar.substring(artifact.length() + 1, jar.length() - ".jar".length())))
                .isNotEmpty()
                .allSatisfy(version -> assertThat(gradle).contains("%s:%s:%s:$".formatted(group, artifact, version)));
    }
}
