package org.modelaudit.checks;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modelaudit.attack.Attack;
import org.modelaudit.combination.Combinations;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Check;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Range;
import org.modelaudit.naming.Name;
import org.modelaudit.similarity.Similarity;
import org.modelaudit.study.Study;
import org.modelaudit.study.StudyMetric;
import org.modelaudit.study.StudyRequirement;

/** What a table of factories offers, as a table in Markdown: one row for all factories of one method name. */
final class FactoryDocs {

    private static final Pattern SHORT_SOURCE = Pattern.compile(" \\([^()]*\\b(?:19|20)\\d\\d\\b[^()]*\\)");

    /** The example of one, as it stands in the name of a metric and not in the dialect. */
    private static final String ATTACK = "(?<=-)deep-fool-l2(?=/)";

    /** The example of an explainer that another is made of. */
    private static final String PART = "(?<=-)grad-cam(?=/)";

    private final Path sources;
    private final Examples examples;

    FactoryDocs(Path sources, Examples examples) {
        this.sources = sources;
        this.examples = examples;
    }

    String of(Class<?> table) throws IOException {
        JavaSource source = JavaSource.read(sources, table.getName());
        Map<String, List<Factory>> byName = source.factories().stream()
                .collect(Collectors.groupingBy(Factory::name, LinkedHashMap::new, Collectors.toList()));
        List<List<String>> rows = new ArrayList<>();
        for (List<Factory> factories : byName.values()) {
            // The one without arguments, which has the name, first.
            factories.sort(
                    Comparator.comparingInt(factory -> factory.parameters().size()));
            Factory first = factories.get(0);
            Method method = method(table, first);
            Name name = method.getAnnotation(Name.class);
            Object made = examples.of(method);
            List<String> row = new ArrayList<>();
            row.add(name == null ? "" : code(name.value()));
            row.add(factories.stream().map(factory -> code(factory.heading())).collect(Collectors.joining("<br>")));
            row.add(description(made, JavadocSentence.of(first, source)));
            row.addAll(properties(made));
            rows.add(row);
        }
        return rendered(table, rows);
    }

    /** What each metric of a table measures, by its id; in the id of one that takes an attack a star stands for that. */
    Map<String, String> metrics(Class<?> table) throws IOException {
        JavaSource source = JavaSource.read(sources, table.getName());
        Map<String, String> metrics = new LinkedHashMap<>();
        for (Factory factory : source.factories()) {
            Object made = examples.of(method(table, factory));
            if (made instanceof Check check) {
                made = check.requirement().metric();
            }
            if (made instanceof StudyMetric<?> metric) {
                metrics.putIfAbsent(
                        metric.description().id().toString(), sentence(JavadocSentence.of(factory, source)));
            }
            if (made instanceof Metric metric) {
                metrics.putIfAbsent(
                        metric.id().toString().replaceFirst(ATTACK, "*"),
                        sentence(JavadocSentence.of(factory, source)));
            }
        }
        return metrics;
    }

    /** What each explainer of a table is, by its id; in the id of one that is made of others a star stands for those. */
    Map<String, String> explainers(Class<?> table) throws IOException {
        JavaSource source = JavaSource.read(sources, table.getName());
        Map<String, String> explainers = new LinkedHashMap<>();
        for (Factory factory : source.factories()) {
            Object made = examples.of(method(table, factory));
            if (made instanceof Study<?> study) {
                explainers.putIfAbsent(study.id(), plain(JavadocSentence.of(factory, source)));
            }
            if (made instanceof Explainer explainer) {
                String id = explainer.id();
                explainers.putIfAbsent(
                        table == Combinations.class ? id.replaceFirst(PART, "*") : id,
                        plain(JavadocSentence.of(factory, source)));
            }
        }
        return explainers;
    }

    private static String sentence(String markdown) {
        return plain(SHORT_SOURCE.matcher(tidied(markdown)).replaceFirst(""));
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "").replace("\\|", "|");
    }

    private static String tidied(String sentence) {
        return sentence.replaceFirst("; (?:higher|lower) is better|, in \\[-1, 1]", "");
    }

    private static String rendered(Class<?> table, List<List<String>> rows) {
        List<String> heads = new ArrayList<>(List.of("name", "factory", "what it is"));
        Class<?> made = Arrays.stream(table.getMethods())
                .filter(method -> method.getDeclaringClass() == table)
                .findAny()
                .orElseThrow()
                .getReturnType();
        heads.addAll(
                Explainer.class.isAssignableFrom(made)
                        ? List.of("black box", "id")
                        : Attack.class.isAssignableFrom(made) ? List.of("id") : List.of("better", "range", "id"));
        int[] filled = IntStream.range(0, heads.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .toArray();
        return Stream.concat(Stream.of(heads, Collections.nCopies(heads.size(), "---")), rows.stream())
                .map(cells ->
                        Arrays.stream(filled).mapToObj(cells::get).collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    private List<String> properties(Object made) {
        if (made instanceof Explainer explainer) {
            return List.of(examples.worksOnABlackBox(explainer) ? "yes" : "", code(explainer.id()));
        }
        if (made instanceof Metric metric) {
            return properties(metric.direction(), metric.range(), metric.id().toString());
        }
        if (made instanceof Check check) {
            return properties(check.requirement().metric());
        }
        if (made instanceof Study<?> study) {
            return List.of("", "", code(study.id()));
        }
        if (made instanceof StudyRequirement<?> required) {
            return properties(required.metric());
        }
        if (made instanceof StudyMetric<?> metric) {
            return properties(
                    metric.description().direction(),
                    metric.description().range(),
                    metric.description().id().toString());
        }
        if (made instanceof Similarity similarity) {
            return properties(similarity.direction(), similarity.range(), similarity.dialect());
        }
        return List.of(code(((Attack) made).id()));
    }

    private static List<String> properties(Direction direction, Range range, String id) {
        return List.of(direction == Direction.HIGHER_IS_BETTER ? "higher" : "lower", interval(range), code(id));
    }

    /** The sentence without what other cells say; a metric tells its source in full, which the short form would only repeat. */
    private static String description(Object made, String sentence) {
        if (made instanceof Explainer) {
            return sentence;
        }
        String text = tidied(sentence);
        return made instanceof Metric metric
                ? "%s *%s*"
                        .formatted(
                                SHORT_SOURCE.matcher(text).replaceFirst(""),
                                metric.source().replaceFirst("\\.?$", "."))
                : text;
    }

    private static String interval(Range range) {
        String low = Double.isInfinite(range.low()) ? "(−∞" : "[" + number(range.low());
        String high = Double.isInfinite(range.high()) ? "∞)" : number(range.high()) + "]";
        return low + ", " + high;
    }

    private static String number(double value) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value)
                .replace('-', '−');
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static Method method(Class<?> table, Factory factory) {
        return Arrays.stream(table.getMethods())
                .filter(method -> signature(method).equals(factory.signature()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s has no %s; compile again.".formatted(table.getName(), factory.signature())));
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
