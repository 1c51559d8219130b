package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** These samples depend on what a user depends on. */
class SparkIsNotThereTest {

    @Test
    @EnabledIfSystemProperty(named = "basedir", matches = ".+")
    void whoever_does_not_ask_for_spark_has_nothing_of_it_on_the_class_path() {
        assertThat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).getFileName().toString())
                        .toList())
                .anyMatch(jar -> jar.startsWith("pytorch-engine"))
                .noneMatch(jar -> jar.matches("(spark|scala|hadoop|netty|kryo|zookeeper)-.*"));
        assertThatThrownBy(() -> Class.forName("org.apache.spark.SparkContext"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName("scala.Option")).isInstanceOf(ClassNotFoundException.class);
    }
}
