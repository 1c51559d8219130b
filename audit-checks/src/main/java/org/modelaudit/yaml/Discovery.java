package org.modelaudit.yaml;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.ModuleSelector;
import org.junit.platform.engine.discovery.PackageNameFilter;
import org.junit.platform.engine.discovery.PackageSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/** Finds the audits that a request selects, each file once: that of a class before the same file found elsewhere. */
final class Discovery {

    private final EngineDiscoveryRequest request;
    private final RunDescriptor run;
    private final FileTests tests;
    private final Set<UniqueId> chosen = new HashSet<>();

    Discovery(EngineDiscoveryRequest request, RunDescriptor run) {
        this.request = request;
        this.run = run;
        this.tests = new FileTests(run, request.getConfigurationParameters());
    }

    /** Hangs them below the run. */
    void discover() {
        classes();
        request.getSelectorsByType(DirectorySelector.class)
                .forEach(selector -> choose(tests.directory(run, selector.getPath())));
        request.getSelectorsByType(FileSelector.class).forEach(this::file);
        request.getSelectorsByType(ClasspathResourceSelector.class).forEach(this::resource);
        request.getSelectorsByType(ClasspathRootSelector.class).forEach(selector -> root(selector.getClasspathRoot()));
        request.getSelectorsByType(UniqueIdSelector.class).forEach(selector -> unique(selector.getUniqueId()));
        for (TestDescriptor test : Set.copyOf(run.getDescendants())) {
            if (test.isTest() && !chosen.contains(test.getUniqueId())) {
                test.removeFromHierarchy();
            }
        }
        run.accept(TestDescriptor::prune);
    }

    private static boolean isMarked(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, AuditFiles.class);
    }

    private void choose(List<? extends TestDescriptor> containers) {
        containers.forEach(container -> choose(container, test -> true));
    }

    private void choose(TestDescriptor container, Predicate<TestDescriptor> wanted) {
        if (container.isTest() && wanted.test(container)) {
            chosen.add(container.getUniqueId());
        }
        container.getChildren().forEach(child -> choose(child, wanted));
    }

    private void classes() {
        Predicate<String> names = Filter.composeFilters(request.getFiltersByType(ClassNameFilter.class))
                .toPredicate();
        Predicate<String> packages = Filter.composeFilters(request.getFiltersByType(PackageNameFilter.class))
                .toPredicate();
        Predicate<Class<?>> marked = type -> isMarked(type) && packages.test(type.getPackageName());
        request.getSelectorsByType(ClassSelector.class).stream()
                .map(ClassSelector::getJavaClass)
                .filter(Discovery::isMarked)
                .forEach(type -> choose(tests.marked(type)));
        request.getSelectorsByType(ClasspathRootSelector.class)
                .forEach(selector -> choose(tests.marked(
                        ReflectionSupport.findAllClassesInClasspathRoot(selector.getClasspathRoot(), marked, names))));
        request.getSelectorsByType(PackageSelector.class)
                .forEach(selector -> choose(tests.marked(
                        ReflectionSupport.findAllClassesInPackage(selector.getPackageName(), marked, names))));
        request.getSelectorsByType(ModuleSelector.class)
                .forEach(selector -> choose(tests.marked(
                        ReflectionSupport.findAllClassesInModule(selector.getModuleName(), marked, names))));
    }

    /** A position is the line of an audit, or any below it up to the next. */
    private void file(FileSelector selector) {
        if (!AuditFile.isOne(selector.getRawPath())) {
            return;
        }
        TestDescriptor file = tests.file(run, selector.getPath());
        int line = selector.getPosition().map(position -> position.getLine()).orElse(0);
        int begin = FileTests.begun(file, line);
        choose(file, test -> line == 0 || FileTests.line(test) == begin);
    }

    private void resource(ClasspathResourceSelector selector) {
        if (AuditFile.isOne(selector.getClasspathResourceName())) {
            choose(tests.located(run, "classpath:" + selector.getClasspathResourceName(), "A selector"));
        }
    }

    private void root(URI root) {
        try {
            Path folder = Path.of(root);
            if (Files.isDirectory(folder)) {
                choose(tests.below(run, folder));
            }
        } catch (FileSystemNotFoundException | IllegalArgumentException e) {
            // A root inside an archive holds no file that could be audited.
            return;
        }
    }

    private void unique(UniqueId id) {
        List<UniqueId.Segment> segments = id.getSegments();
        if (segments.size() < 2 || !id.hasPrefix(run.getUniqueId())) {
            return;
        }
        UniqueId.Segment first = segments.get(1);
        if (first.getType().equals(MarkedDescriptor.SEGMENT)) {
            ReflectionSupport.tryToLoadClass(first.getValue())
                    .toOptional()
                    .filter(Discovery::isMarked)
                    .ifPresent(tests::marked);
        } else if (first.getType().equals(FileDescriptor.SEGMENT)) {
            tests.file(run, Path.of(first.getValue()));
        } else if (first.getType().equals(MistakeDescriptor.SEGMENT)) {
            tests.directory(run, Path.of(first.getValue()));
        }
        choose(run, test -> test.getUniqueId().hasPrefix(id));
    }
}
