package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tables that stand nowhere but here. */
class AuditsGeneratorTest {

    @TempDir
    Path sources;

    @TempDir
    Path target;

    @BeforeEach
    void two_tables() throws IOException {
        source(
                "org.modelaudit.checks.AuditWords",
                "abstract class AuditWords { public static int label() { return 0; } }");
        source(
                "org.modelaudit.checks.Tables",
                "import a.Maps;\nimport b.Metrics;\nclass Tables { Object all = List.of(Maps.class, Metrics.class); }");
        source("a.Maps", "public final class Maps { /** The first. */ public static Cam cam() { return null; } }");
        source("a.Cam", "public class Cam {}");
        source("b.Metrics", "public final class Metrics {}");
    }

    @Test
    void a_factory_keeps_its_types_its_names_and_its_text() throws IOException {
        source("b.Secret", "class Secret {}");
        source("b.Drop", "public class Drop {}");
        source("b.Metrics", """
                import java.io.IOException;
                import java.util.Map;

                public final class Metrics {
                    /**
                     * Drops, see {@link Drop#by(Map) the formula} and {@link Secret}.
                     *
                     * <pre>{@code
                     *   indented
                     * }</pre>
                     *
                     * @param steps how many
                     */
                    @Name("drop")
                    @Deprecated
                    public static <T extends Map.Entry<String, T>> Drop drop(T given, int... steps) throws IOException {
                        return helper();
                    }

                    static Drop helper() { return null; }

                    private static Drop secret() { return null; }

                    public Drop instance() { return null; }
                }
                """);

        assertThat(generated())
                .contains("import a.Cam;", "import b.Drop;", "import java.io.IOException;", "import java.util.Map;")
                .contains("""
                            /**
                             * The first.
                             */
                            public static Cam cam() {
                                return Maps.cam();
                            }
                        """)
                .contains("""
                            /**
                             * Drops, see {@link Drop#by(Map) the formula} and {@link Secret}.
                             *
                             * <pre>{@code
                             *   indented
                             * }</pre>
                             *
                             * @param steps how many
                             */
                            @Deprecated
                            public static <T extends Map.Entry<String, T>> Drop drop(T given, int... steps) throws IOException {
                                return Metrics.drop(given, steps);
                            }
                        """)
                .doesNotContain("import b.Secret", "@Name", "helper", "secret", "instance");
    }

    @Test
    void two_tables_cannot_declare_one_signature() throws IOException {
        source(
                "b.Metrics",
                "import java.util.List;\npublic final class Metrics { public static int cam(List<String> a) { return 0; }"
                        + " public static int cam() { return 0; } }");

        assertThatThrownBy(this::generated)
                .hasMessage(
                        "Maps and Metrics both declare cam(), but one static import can offer only one of them; rename one.");
    }

    @Test
    void a_table_cannot_take_a_word_of_the_audit() throws IOException {
        source("b.Metrics", "public final class Metrics { public static int label() { return 0; } }");

        assertThatThrownBy(this::generated).hasMessageStartingWith("AuditWords and Metrics both declare label()");
    }

    @Test
    void twins_of_two_packages_cannot_be_imported_together() throws IOException {
        source("b.Cam", "public class Cam {}");
        source("b.Metrics", "public final class Metrics { public static Cam other() { return null; } }");

        assertThatThrownBy(this::generated)
                .hasMessage("Factories need both a.Cam and b.Cam, but Audits can import only one Cam; rename one.");
    }

    @Test
    void a_table_that_is_not_there_is_named() throws IOException {
        source("org.modelaudit.checks.Tables", "import c.Lost;\nclass Tables { Object all = Lost.class; }");

        assertThatThrownBy(this::generated)
                .hasMessageStartingWith("There is no ")
                .hasMessageEndingWith("for the class c.Lost.");
    }

    @Test
    void what_did_not_change_is_not_written_again() throws IOException {
        Path file = AuditsGenerator.write(sources, target);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, longAgo);

        AuditsGenerator.write(sources, target);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);

        source("b.Metrics", "public final class Metrics { public static int more() { return 0; } }");
        AuditsGenerator.write(sources, target);
        assertThat(Files.getLastModifiedTime(file)).isGreaterThan(longAgo);
    }

    private String generated() throws IOException {
        return Files.readString(AuditsGenerator.write(sources, target));
    }

    private void source(String className, String text) throws IOException {
        Path file = sources.resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        String name = className.substring(0, className.lastIndexOf('.'));
        Files.writeString(file, "package " + name + ";\n" + text);
    }
}
