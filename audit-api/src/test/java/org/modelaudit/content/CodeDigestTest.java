package org.modelaudit.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeDigestTest {

    @TempDir
    Path folder;

    @Test
    void code_of_a_class_above_that_lies_elsewhere_counts() throws Exception {
        Path one = compiled(
                "one", "Above", "@org.modelaudit.content.ByContent public class Above { int n() { return 1; } }");
        Path other = compiled(
                "other", "Above", "@org.modelaudit.content.ByContent public class Above { int n() { return 2; } }");
        Path below = compiled(
                "below", "Below", "@org.modelaudit.content.ByContent public class Below extends Above {}", one);

        assertThat(digest("Below", below, one))
                .isEqualTo(digest("Below", below, one))
                .isNotEqualTo(digest("Below", below, other));
    }

    @Test
    void so_does_that_of_an_interface_further_up() throws Exception {
        Path one = compiled("one", "Top", "public interface Top { default int n() { return 1; } }");
        Path other = compiled("other", "Top", "public interface Top { default int n() { return 2; } }");
        Path middle = compiled("middle", "Middle", "public interface Middle extends Top {}", one);
        Path below = compiled(
                "below",
                "Below",
                "@org.modelaudit.content.ByContent public class Below implements Middle {}",
                middle,
                one);

        assertThat(digest("Below", below, middle, one)).isNotEqualTo(digest("Below", below, middle, other));
    }

    @Test
    void every_folder_of_a_class_path_counts_and_no_jar() throws IOException {
        Path tests = Files.createDirectories(folder.resolve("tests"));
        Path product = Files.createDirectories(folder.resolve("product"));
        Path helper = Files.writeString(product.resolve("Helper.class"), "1");
        String classPath = String.join(
                File.pathSeparator,
                tests.toString(),
                "",
                product.toString(),
                folder.resolve("a.jar").toString());
        String before = CodeDigest.ofFolders(classPath, CodeDigest::ofFolder);

        Files.writeString(folder.resolve("a.jar"), "1");
        assertThat(CodeDigest.ofFolders(classPath, CodeDigest::ofFolder)).isEqualTo(before);
        Files.writeString(helper, "2");
        assertThat(CodeDigest.ofFolders(classPath, CodeDigest::ofFolder)).isNotEqualTo(before);
    }

    private Path compiled(String name, String type, String source, Path... others) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name));
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve(name + "-source")).resolve(type + ".java"), source);
        List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        List.of(others).forEach(other -> classPath.add(other.toString()));
        int problems = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertThat(problems).isZero();
        return classes;
    }

    private static String digest(String type, Path... classPath) throws Exception {
        URL[] places = new URL[classPath.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = classPath[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(places, CodeDigestTest.class.getClassLoader())) {
            return ContentDigest.of(
                    loader.loadClass(type).getDeclaredConstructor().newInstance());
        }
    }
}
