package org.modelaudit.checks;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A class of ours as its source has it, read by the JDK's own parser and without compiling anything. */
final class JavaSource {

    private static final Set<String> ANNOTATIONS_OF_THE_LANGUAGE = Set.of("Deprecated", "SafeVarargs");

    private final Path root;
    private final CompilationUnitTree unit;
    private final DocTrees documentation;

    private JavaSource(Path root, CompilationUnitTree unit, DocTrees documentation) {
        this.root = root;
        this.unit = unit;
        this.documentation = documentation;
    }

    /**
     * Reads a class.
     *
     * @param root folder of the package without a name
     * @param className with its package
     */
    static JavaSource read(Path root, String className) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Path file = file(root, className);
            if (!Files.exists(file)) {
                throw new IllegalArgumentException("There is no '%s' for the class %s.".formatted(file, className));
            }
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            return new JavaSource(root, unit, DocTrees.instance(task));
        }
    }

    /** What the class says of itself, its Javadoc without stars. */
    String documentation() {
        Tree type = unit.getTypeDecls().get(0);
        return documentationOf(new TreePath(new TreePath(unit), type));
    }

    /** The class literals of the file, in order, each with its package. */
    List<String> classLiterals() {
        List<String> classes = new ArrayList<>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMemberSelect(MemberSelectTree node, Void nothing) {
                if (node.getIdentifier().contentEquals("class")) {
                    String simple = node.getExpression().toString();
                    classes.add(resolved(simple).orElse(simple));
                }
                return super.visitMemberSelect(node, null);
            }
        }.scan(unit, null);
        return classes;
    }

    /** Its public static methods, in order. */
    List<Factory> factories() {
        ClassTree table = (ClassTree) unit.getTypeDecls().get(0);
        TreePath path = new TreePath(new TreePath(unit), table);
        return table.getMembers().stream()
                .filter(member -> member instanceof MethodTree method
                        && method.getModifiers().getFlags().containsAll(Set.of(Modifier.PUBLIC, Modifier.STATIC)))
                .map(member -> factory(
                        table.getSimpleName().toString(),
                        (MethodTree) member,
                        documentationOf(new TreePath(path, member))))
                .toList();
    }

    private static Factory factory(String table, MethodTree method, String documentation) {
        List<String> annotations = method.getModifiers().getAnnotations().stream()
                .filter(a -> ANNOTATIONS_OF_THE_LANGUAGE.contains(
                        a.getAnnotationType().toString()))
                .map(AnnotationTree::toString)
                .toList();
        return new Factory(
                table,
                documentation,
                annotations,
                joined(method.getTypeParameters(), "<", ">"),
                method.getReturnType().toString(),
                method.getName().toString(),
                method.getParameters().stream().map(JavaSource::parameter).toList(),
                joined(method.getThrows(), "throws ", ""));
    }

    private static Factory.Parameter parameter(VariableTree tree) {
        String name = tree.getName().toString();
        String written = tree.toString().strip();
        return new Factory.Parameter(
                written.substring(0, written.length() - name.length()).strip(), name);
    }

    private static String joined(List<? extends Tree> trees, String before, String after) {
        return trees.isEmpty()
                ? ""
                : trees.stream().map(Tree::toString).collect(Collectors.joining(", ", before, after));
    }

    /**
     * The class that a simple name means in this file.
     *
     * @return with its package; empty for what needs no import, such as {@code String}, a type parameter, or a word that is no
     *     class at all
     */
    Optional<String> resolved(String simpleName) {
        Map<String, String> imports = new HashMap<>();
        for (ImportTree tree : unit.getImports()) {
            String name = tree.getQualifiedIdentifier().toString();
            imports.put(name.substring(name.lastIndexOf('.') + 1), name);
        }
        if (imports.containsKey(simpleName)) {
            return Optional.of(imports.get(simpleName));
        }
        String neighbour = packageName() + "." + simpleName;
        return Files.exists(file(root, neighbour)) ? Optional.of(neighbour) : Optional.empty();
    }

    /** The class of that simple name as its source has it, if it is one of this module's. */
    Optional<JavaSource> neighbour(String simpleName) throws IOException {
        Optional<String> name = resolved(simpleName);
        return name.isPresent() && Files.exists(file(root, name.get()))
                ? Optional.of(read(root, name.get()))
                : Optional.empty();
    }

    /** The same, where other packages see the class. */
    Optional<String> visible(String simpleName) throws IOException {
        Optional<String> name = resolved(simpleName);
        boolean hidden = name.isPresent()
                && name.get().equals(packageName() + "." + simpleName)
                && !read(root, name.get()).isPublic();
        return hidden ? Optional.empty() : name;
    }

    private boolean isPublic() {
        ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
        return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }

    private String packageName() {
        return Objects.requireNonNull(unit.getPackageName(), "a class has a package")
                .toString();
    }

    private String documentationOf(TreePath path) {
        String comment = documentation.getDocComment(path);
        return comment == null ? "" : comment.strip();
    }

    private static Path file(Path root, String className) {
        return root.resolve(className.replace('.', '/') + ".java");
    }
}
