package org.modelaudit.checks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each source names and the factory that is it, as tables in Markdown; and the factories that no source names. Nothing is named
 * without a factory or a reason, and no factory that is not there.
 */
final class SystemDocs {

    /** Word of each source in {@code systems.csv}, and of the place of its table in the page. */
    static final Map<String, String> SOURCES = sources();

    /** Of the table of what no source names. */
    static final String BEYOND = "BeyondTheSources";

    private final List<NamedSystem> systems;
    private final Map<String, Factory> factories;
    private final Map<String, List<String>> tables;

    private SystemDocs(List<NamedSystem> systems, Map<String, Factory> factories, Map<String, List<String>> tables) {
        this.systems = systems;
        this.factories = factories;
        this.tables = tables;
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("review", "Review");
        sources.put("overview", "Overview");
        sources.put("eigen-cam", "EigenCamPaper");
        sources.put("haycam", "HayCamPaper");
        return sources;
    }

    /** With the factories of all tables. */
    static SystemDocs of(List<NamedSystem> systems, Path sources) throws IOException {
        Map<String, Factory> factories = new LinkedHashMap<>();
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (Class<?> table : Tables.ALL) {
            Set<String> names = new LinkedHashSet<>();
            List<Factory> made = JavaSource.read(sources, table.getName()).factories();
            made.stream()
                    .sorted(Comparator.comparingInt(
                            factory -> factory.parameters().size()))
                    .forEach(factory -> factories.putIfAbsent(factory.name(), factory));
            made.forEach(factory -> names.add(factory.name()));
            tables.put(table.getSimpleName(), List.copyOf(names));
        }
        return new SystemDocs(systems, factories, tables);
    }

    /** What is wrong with the list, a sentence each; empty where nothing is. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (NamedSystem named : systems) {
            if (!SOURCES.containsKey(named.source())) {
                faults.add("%s: there is no source '%s', only %s."
                        .formatted(named.system(), named.source(), SOURCES.keySet()));
            }
            if (named.factories().isEmpty() && named.note().isEmpty()) {
                faults.add("%s: name the factory that is it, or say why there is none.".formatted(named.system()));
            }
            if (!seen.add(named.source() + ": " + named.system())) {
                faults.add("%s: the source '%s' names it twice.".formatted(named.system(), named.source()));
            }
            named.factories().stream()
                    .filter(name -> !factories.containsKey(name))
                    .forEach(name ->
                            faults.add("%s: there is no factory '%s' in any table.".formatted(named.system(), name)));
        }
        return faults;
    }

    /**
     * The tables by the names of their places.
     *
     * @throws IllegalStateException if the list is wrong
     */
    Map<String, String> pages() {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("systems.csv: " + String.join(" ", faults));
        }
        Map<String, String> pages = new LinkedHashMap<>();
        SOURCES.forEach((source, place) -> pages.put(place, table(source)));
        pages.put(BEYOND, beyond());
        return pages;
    }

    private String table(String source) {
        StringBuilder table = new StringBuilder(
                "| part | what it names | published | factory | remark |\n| --- | --- | --- | --- | --- |\n");
        String part = "";
        for (NamedSystem named : systems) {
            if (named.source().equals(source)) {
                table.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                named.part().equals(part) ? "" : named.part(),
                                named.system(),
                                named.paper(),
                                named.factories().stream().map(this::called).collect(Collectors.joining("<br>")),
                                named.note()));
                part = named.part();
            }
        }
        return table.toString();
    }

    /** The one with the fewest arguments, for example {@code `rise()`}. */
    private String called(String name) {
        return "`" + Objects.requireNonNull(factories.get(name)).heading() + "`";
    }

    private String beyond() {
        Set<String> named =
                systems.stream().flatMap(system -> system.factories().stream()).collect(Collectors.toSet());
        StringBuilder table =
                new StringBuilder("| table | factories that none of the sources names |\n| --- | --- |\n");
        tables.forEach((name, names) -> {
            String others = names.stream()
                    .filter(factory -> !named.contains(factory))
                    .map(factory -> "`" + factory + "`")
                    .collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                table.append("| %s | %s |\n".formatted(words(name), others));
            }
        });
        return table.toString();
    }

    /** Of the name of a table, for example {@code class activation maps}. */
    private static String words(String table) {
        return Arrays.stream(table.split("(?=[A-Z])", -1))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
