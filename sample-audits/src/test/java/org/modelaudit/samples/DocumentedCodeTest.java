package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Java the README and the documentation show, javac takes. */
class DocumentedCodeTest {

    /** Before what shows no imports, since it is only to be read. */
    private static final String IMPORTS = """
            import static org.modelaudit.checks.Audits.*;
            import org.modelaudit.data.*;
            import org.modelaudit.explain.*;
            import org.modelaudit.junit.*;
            import org.modelaudit.model.*;
            """;

    private static final Pattern TYPE = Pattern.compile("(?m)^(?:[\\w ]* )?(?:class|record|interface|enum) (\\w+)");

    @TempDir
    private Path classes;

    static Stream<Fence> blocks() {
        return documents()
                .flatMap(file -> Fence.of(file).stream())
                .filter(fence -> fence.language().equals("java"));
    }

    private static Stream<String> documents() {
        try (Stream<Path> files = Files.list(Checkout.file("docs"))) {
            List<String> docs = files.map(file -> "docs/" + file.getFileName())
                    .filter(file -> file.endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(
                    Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "audit-report/README.md"),
                    docs.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void compiles(Fence block) {
        assertThat(complaints(block.text())).as(block.toString()).isEmpty();
    }

    @Test
    void every_document_that_shows_how_to_write_code_is_read() {
        assertThat(blocks()).extracting(Fence::file).contains("README.md", "docs/extending.md", "docs/outputs.md");
    }

    @Test
    void code_that_is_wrong_is_complained_about() {
        assertThat(complaints("assertThat(model).on(images).explainedBy(noSuchCam());"))
                .contains("noSuchCam");
        assertThat(complaints("@ModelAudit(modle = \"model.pt\")")).contains("modle");
    }

    @Test
    void the_starter_compiles() {
        assertThat(complaints(Checkout.text("sample-audits/starter/src/test/java/ModelTest.java")))
                .isEmpty();
    }

    /** What javac says to a file, to a type without its imports, to an annotation without its type, or to statements. */
    private String complaints(String code) {
        Matcher type = TYPE.matcher(code);
        String name = type.find() ? type.group(1) : "Shown";
        String source = code;
        if (name.equals("Shown")) {
            source = code.startsWith("@")
                    ? code + "class Shown {}"
                    : "class Shown { void show(AuditedModel model, AuditSet images, Explainer explainer) {" + code
                            + "}}";
        }
        return compile(name, code.contains("import ") ? source : IMPORTS + source);
    }

    private String compile(String name, String source) {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "--release",
                "17",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"));
        boolean taken =
                compiler.getTask(said, null, null, options, null, List.of(file)).call();
        return taken ? "" : said + " in\n" + source;
    }
}
