package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A user learns from one file what he brings into his house. */
class NoticeTest {

    /** Surefire alone says {@code basedir}; who starts tests otherwise may have put anything on the class path. */
    @Test
    @EnabledIfSystemProperty(named = "basedir", matches = ".+")
    void every_jar_that_a_user_may_have_on_his_class_path_is_named() throws Exception {
        List<String> lines = Files.readAllLines(Checkout.file("NOTICE"));
        Set<String> named = lines.stream()
                .filter(line -> line.matches("[\\w.-]+:[\\w.-]+ \\S+ .+"))
                .map(line -> line.replaceFirst("^[^:]+:(\\S+) .*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> strangers = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(file -> file.endsWith(".jar") && !file.startsWith("audit-"))
                .map(file -> file.substring(0, file.length() - ".jar".length()))
                .filter(jar -> !named.contains(jar.replaceFirst("-\\d.*", "")))
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(strangers).isEmpty();
    }
}
