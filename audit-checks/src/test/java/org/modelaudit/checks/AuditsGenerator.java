package org.modelaudit.checks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes {@link Audits}: every public static method of the tables that {@code Tables} lists, with its own Javadoc, so that one
 * static import reaches all of them. The build runs it before it compiles; it needs nothing but the JDK.
 */
final class AuditsGenerator {

    private static final String PACKAGE = "org.modelaudit.checks";

    /** Names of classes in a declaration. */
    private static final Pattern TYPE = Pattern.compile("(?<![.\\w])[A-Z]\\w*");

    /** Names of classes that a Javadoc links to, and those between the parentheses of a linked method. */
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+([^}]*)}|@(?:throws|see)\\s+(\\S+)");

    private final Path root;
    private final Map<String, String> tableOf = new HashMap<>();
    private final Map<String, String> imports = new TreeMap<>();
    private final StringBuilder members = new StringBuilder();

    private AuditsGenerator(Path root) {
        this.root = root;
    }

    /**
     * @param arguments folder of the sources to read, and folder of the sources to write
     */
    public static void main(String[] arguments) throws IOException {
        try {
            write(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (IllegalArgumentException e) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8).println(e.getMessage());
            System.exit(1);
        }
    }

    /** Writes the class, unless it stands there already: a file that did not change needs no compiler. */
    static Path write(Path sources, Path target) throws IOException {
        String text = new AuditsGenerator(sources).text();
        Path file = target.resolve(PACKAGE.replace('.', '/')).resolve("Audits.java");
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        return file;
    }

    private String text() throws IOException {
        for (Factory word : JavaSource.read(root, PACKAGE + ".AuditWords").factories()) {
            claim(word);
        }
        for (String table : JavaSource.read(root, PACKAGE + ".Tables").classLiterals()) {
            add(JavaSource.read(root, table), table);
        }
        return """
                package %s;

                import javax.annotation.processing.Generated;
                %s
                /**
                 * Everything that an audit is written with, under one static import: {@code import static %s.Audits.*}.
                 *
                 * <p>Generated from the families' tables of factories, in their order: change those.
                 */
                @Generated("%s")
                public final class Audits extends AuditWords {

                    private Audits() {}
                %s}
                """.formatted(
                        PACKAGE,
                        imports.values().stream()
                                .sorted()
                                .map("import %s;\n"::formatted)
                                .collect(Collectors.joining()),
                        PACKAGE,
                        PACKAGE + ".AuditsGenerator",
                        members);
    }

    private void add(JavaSource source, String table) throws IOException {
        use(table);
        members.append("\n    // ").append(simple(table)).append('\n');
        for (Factory factory : source.factories()) {
            claim(factory);
            for (String type : types(factory.declaration())) {
                source.resolved(type).ifPresent(this::use);
            }
            for (String type : linked(factory.documentation())) {
                // A link to what only the package can see leads nowhere in the table either.
                source.visible(type).ifPresent(this::use);
            }
            write(factory);
        }
    }

    private static List<String> types(String text) {
        return TYPE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> linked(String documentation) {
        List<String> types = new ArrayList<>();
        Matcher link = LINK.matcher(documentation);
        while (link.find()) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            // Behind the target stands the text that is shown for it.
            types.addAll(types(target.strip().replaceFirst("(?s)^([^\\s(]*(\\([^)]*\\))?).*$", "$1")));
        }
        return types;
    }

    private void claim(Factory factory) {
        String other = tableOf.putIfAbsent(factory.signature(), factory.table());
        if (other != null) {
            throw new IllegalArgumentException(
                    "%s and %s both declare %s, but one static import can offer only one of them; rename one."
                            .formatted(other, factory.table(), factory.signature()));
        }
    }

    private void use(String className) {
        String other = imports.putIfAbsent(simple(className), className);
        if (other != null && !other.equals(className)) {
            throw new IllegalArgumentException(
                    "Factories need both %s and %s, but Audits can import only one %s; rename one."
                            .formatted(other, className, simple(className)));
        }
    }

    private void write(Factory factory) {
        members.append('\n');
        if (!factory.documentation().isEmpty()) {
            members.append("    /**\n");
            factory.documentation()
                    .lines()
                    .forEach(line -> members.append("     *")
                            .append(line.isEmpty() || line.startsWith(" ") ? "" : " ")
                            .append(line.stripTrailing())
                            .append('\n'));
            members.append("     */\n");
        }
        factory.annotations()
                .forEach(annotation -> members.append("    ").append(annotation).append('\n'));
        members.append("    ").append(factory.declaration()).append(" {\n        ");
        members.append(factory.body()).append("\n    }\n");
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
