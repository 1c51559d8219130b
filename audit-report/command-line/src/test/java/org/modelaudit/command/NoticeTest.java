package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Whoever gets the one jar learns from one file what is in it. */
class NoticeTest {

    @Test
    @EnabledIfSystemProperty(named = "basedir", matches = ".+")
    void every_jar_that_is_put_into_the_runnable_one_is_named() throws Exception {
        Set<String> named = Files.readAllLines(Starter.checkout().resolve("NOTICE")).stream()
                .filter(line -> line.matches("[\\w.-]+:[\\w.-]+ \\S+ .+"))
                .map(line -> line.replaceFirst("^[^:]+:(\\S+) .*", "$1"))
                .collect(Collectors.toSet());
        List<String> strangers = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(file -> file.endsWith(".jar") && !file.startsWith("audit-"))
                .map(file -> file.replaceFirst("\\.jar$", "").replaceFirst("-\\d.*", ""))
                .filter(jar -> !named.contains(jar) && !jar.startsWith("archunit"))
                .toList();

        assertThat(strangers).isEmpty();
    }
}
