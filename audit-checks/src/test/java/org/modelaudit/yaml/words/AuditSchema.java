package org.modelaudit.yaml.words;

import static org.modelaudit.yaml.words.SchemaNodes.anyOf;
import static org.modelaudit.yaml.words.SchemaNodes.array;
import static org.modelaudit.yaml.words.SchemaNodes.constant;
import static org.modelaudit.yaml.words.SchemaNodes.described;
import static org.modelaudit.yaml.words.SchemaNodes.enumeration;
import static org.modelaudit.yaml.words.SchemaNodes.list;
import static org.modelaudit.yaml.words.SchemaNodes.object;
import static org.modelaudit.yaml.words.SchemaNodes.oneOf;
import static org.modelaudit.yaml.words.SchemaNodes.print;
import static org.modelaudit.yaml.words.SchemaNodes.required;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Threshold;
import org.modelaudit.junit.AuditBudget;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.Output;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;

/**
 * The JSON Schema of a file of audits, made of the very words that {@link Vocabulary} reads, so that an editor completes and flags what a
 * run knows and refuses.
 */
public final class AuditSchema {

    private static final String DEFINITIONS = "#/$defs/";

    private final Map<String, String> sentences;
    private final Map<String, JsonObject> definitions = new TreeMap<>();
    private final Deque<Class<?>> missing = new ArrayDeque<>();

    private AuditSchema(Map<String, String> sentences) {
        this.sentences = sentences;
    }

    /**
     * @param sentences what each factory is, by its name
     */
    public static String text(Map<String, String> sentences) {
        StringBuilder text = new StringBuilder();
        print(new AuditSchema(sentences).whole(), "", text);
        return text.append('\n').toString();
    }

    private JsonObject whole() {
        JsonObject properties = new JsonObject();
        properties.add(
                "model",
                described(
                        text(),
                        "Location of the model: a path relative to this file's folder, or classpath: and a resource."));
        properties.add("labels", described(text(), "Location of a text file with one class name a line."));
        properties.add("data", described(text(), "Location of the folder with the pictures."));
        properties.add(
                "annotations", described(text(), "Location of the ground truth where it does not lie in the folder."));
        properties.add(
                "input",
                described(
                        attributes(Input.class),
                        "How a picture becomes the model's input; the ImageNet contract unless said otherwise."));
        properties.add(
                "output",
                described(
                        attributes(Output.class),
                        "What the numbers mean that the model returns; found at opening unless said otherwise."));
        properties.add("tags", described(texts(), "Tags of all audits, by which a run chooses."));
        properties.add("requirements", described(texts(), "Ids of requirements that all audits are evidence for."));
        properties.add(
                "budget",
                described(
                        attributes(AuditBudget.class),
                        "How much work each audit may make the model do, counted in pictures."));
        properties.add("audits", array(audit()));
        JsonObject schema = new JsonObject();
        schema.addProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.addProperty("$id", "urn:modelaudit:audits:1");
        schema.addProperty("title", "ModelAudit audits without code");
        schema.addProperty(
                "description",
                "A file *.audit.yaml: what is audited, and what is required of it. Generated from the words of the static import Audits.");
        object(schema, properties, List.of("model", "data", "audits"));
        while (!missing.isEmpty()) {
            Class<?> kind = missing.pop();
            fill(Objects.requireNonNull(definitions.get(name(kind))), kind);
        }
        JsonObject all = new JsonObject();
        definitions.forEach(all::add);
        schema.add("$defs", all);
        return schema;
    }

    private JsonObject audit() {
        JsonObject properties = new JsonObject();
        properties.add(
                "name",
                described(text(), "By which the audit is found again, from run to run; no other of the file has it."));
        properties.add(
                "explainedBy",
                described(
                        anyOf(reference(Explainer.class), array(reference(Explainer.class))),
                        "Who says what the model looks at. A list makes one test of each."));
        properties.add("on", described(reference(AuditSet.class), "A choice of the pictures, or others."));
        properties.add(
                "requires",
                described(array(requirement()), "What its explanations must reach: a metric and a threshold each."));
        properties.add(
                "passes",
                described(anyOf(reference(Check.class), array(reference(Check.class))), "Checks that it must pass."));
        properties.add(
                "requiresSaneExplainer",
                described(
                        SchemaNodes.type("boolean"),
                        "Whether the explainer must pass parameter randomisation on this model."));
        properties.add(
                "regardlessOfSanity",
                described(
                        SchemaNodes.type("boolean"),
                        "Whether verdicts stand where the explainer fails a sanity check."));
        properties.add(
                "holmCorrected",
                described(SchemaNodes.type("boolean"), "Whether verdicts are corrected for their number."));
        properties.add(
                "inEachSlice", described(texts(), "Requires the same in each slice: class, a key of tags, or a tag."));
        properties.add(
                "because",
                described(text(), "Why this is required; the words stand in the failure and in the report."));
        properties.add("requirements", described(texts(), "Ids of requirements that it is evidence for."));
        properties.add("tags", described(texts(), "Tags by which a run chooses."));
        properties.add(
                "budget",
                described(
                        attributes(AuditBudget.class), "How much work it may make the model do, counted in pictures."));
        JsonObject audit = object(new JsonObject(), properties, List.of("name", "explainedBy"));
        JsonArray some = new JsonArray();
        for (String one : List.of("requires", "passes", "requiresSaneExplainer")) {
            some.add(required(List.of(one)));
        }
        audit.add("anyOf", some);
        return audit;
    }

    private JsonObject requirement() {
        JsonObject properties = new JsonObject();
        Map<String, List<Method>> metrics = Vocabulary.factories(Metric.class);
        Map<String, List<Method>> thresholds = Vocabulary.factories(Threshold.class);
        metrics.forEach((word, overloads) -> properties.add(word, call(overloads)));
        thresholds.forEach((word, overloads) -> properties.add(word, call(overloads)));
        Vocabulary.settings(Threshold.class).forEach((word, overloads) -> properties.add(word, setting(overloads)));
        JsonObject requirement = object(new JsonObject(), properties, List.of());
        JsonArray both = new JsonArray();
        both.add(oneOf(metrics.keySet()));
        both.add(oneOf(thresholds.keySet()));
        requirement.add("allOf", both);
        return requirement;
    }

    /** A word alone, or with what it takes. */
    private void fill(JsonObject definition, Class<?> kind) {
        if (kind == AuditSet.class) {
            JsonObject properties = new JsonObject();
            properties.add("data", text());
            properties.add("annotations", text());
            Vocabulary.settings(kind).forEach((word, overloads) -> properties.add(word, setting(overloads)));
            object(definition, properties, List.of());
            return;
        }
        if (kind == AuditedModel.class) {
            JsonObject properties = new JsonObject();
            properties.add("model", text());
            properties.add("input", attributes(Input.class));
            properties.add("output", attributes(Output.class));
            definition.add("anyOf", list(text(), object(new JsonObject(), properties, List.of("model"))));
            return;
        }
        if (kind == Predicate.class) {
            JsonObject bounds = new JsonObject();
            bounds.add("atLeast", SchemaNodes.type("number"));
            bounds.add("below", SchemaNodes.type("number"));
            JsonObject area = new JsonObject();
            area.add("boxArea", object(new JsonObject(), bounds, List.of()));
            object(definition, area, List.of("boxArea"));
            return;
        }
        Map<String, List<Method>> words = Vocabulary.factories(kind);
        Set<String> alone = new TreeSet<>(Kinds.words(kind));
        alone.removeIf(word -> words.containsKey(word)
                && words.getOrDefault(word, List.of()).stream()
                        .noneMatch(method -> Arguments.written(method).isEmpty()));
        JsonObject properties = new JsonObject();
        words.forEach((word, overloads) -> properties.add(word, call(overloads)));
        JsonObject whole = object(new JsonObject(), properties, List.of());
        whole.addProperty("minProperties", 1);
        whole.addProperty("maxProperties", 1);
        definition.add("anyOf", alone.isEmpty() ? list(whole) : list(enumeration(alone), whole));
    }

    /** What may stand behind a factory's name. */
    private JsonObject call(List<Method> overloads) {
        Class<?> type = overloads.get(0).getReturnType();
        JsonArray forms = forms(overloads, Vocabulary.settings(type), true);
        // Those of a name make the same kind of thing whoever takes it.
        return defined(
                "word-" + type.getSimpleName() + "-" + overloads.get(0).getName(),
                described(anyOf(forms), sentences.getOrDefault(overloads.get(0).getName(), "")));
    }

    private JsonObject setting(List<Method> overloads) {
        Method first = overloads.get(0);
        return defined(
                "setting-" + first.getReturnType().getSimpleName() + "-" + first.getName(),
                anyOf(forms(overloads, Map.of(), false)));
    }

    private JsonArray forms(List<Method> overloads, Map<String, List<Method>> settings, boolean factory) {
        JsonArray forms = new JsonArray();
        for (Method method : overloads) {
            List<Parameter> parameters = Arguments.written(method);
            if (parameters.isEmpty()) {
                forms.add(SchemaNodes.type("null"));
                if (overloads.size() == 1) {
                    forms.add(factory ? constant(true) : SchemaNodes.type("boolean"));
                }
            }
            if (parameters.size() == 1) {
                forms.add(type(parameters.get(0).getParameterizedType()));
            }
            if (parameters.size() > 1) {
                JsonArray items = new JsonArray();
                parameters.forEach(parameter -> items.add(type(parameter.getParameterizedType())));
                JsonObject listed = SchemaNodes.type("array");
                listed.add("prefixItems", items);
                listed.addProperty("minItems", items.size());
                listed.addProperty("maxItems", items.size());
                forms.add(listed);
            }
            if (!parameters.isEmpty() || !settings.isEmpty()) {
                JsonObject properties = new JsonObject();
                parameters.forEach(
                        parameter -> properties.add(parameter.getName(), type(parameter.getParameterizedType())));
                settings.forEach((word, setting) -> properties.add(word, setting(setting)));
                forms.add(object(new JsonObject(), properties, Arguments.names(method)));
            }
        }
        return forms;
    }

    private JsonObject type(Type type) {
        Class<?> raw = Vocabulary.raw(type);
        if (raw == Function.class) {
            return reference(Vocabulary.raw(Vocabulary.argument(type)));
        }
        if (raw == List.class || raw.isArray()) {
            JsonObject one = type(raw.isArray() ? raw.getComponentType() : Vocabulary.argument(type));
            return anyOf(one, array(one));
        }
        if (raw == boolean.class) {
            return SchemaNodes.type("boolean");
        }
        if (raw == double.class || raw == Double.class) {
            return SchemaNodes.type("number");
        }
        if (raw.isPrimitive()) {
            return SchemaNodes.type("integer");
        }
        if (raw == String.class) {
            return text();
        }
        return raw.isEnum() ? enumeration(Scalars.constants(raw)) : reference(raw);
    }

    private JsonObject attributes(Class<? extends Annotation> annotation) {
        JsonObject properties = new JsonObject();
        Map<String, Method> sorted = new TreeMap<>();
        for (Method attribute : annotation.getDeclaredMethods()) {
            sorted.put(attribute.getName(), attribute);
        }
        sorted.forEach((name, attribute) -> properties.add(
                name,
                attribute.getReturnType() == double[].class
                        ? array(SchemaNodes.type("number"))
                        : type(attribute.getGenericReturnType())));
        return object(new JsonObject(), properties, List.of());
    }

    private JsonObject reference(Class<?> kind) {
        if (!definitions.containsKey(name(kind))) {
            definitions.put(name(kind), new JsonObject());
            missing.push(kind);
        }
        JsonObject reference = new JsonObject();
        reference.addProperty("$ref", DEFINITIONS + name(kind));
        return reference;
    }

    private static String name(Class<?> kind) {
        return kind == Predicate.class ? "Condition" : kind.getSimpleName();
    }

    /** A name may look like a number. */
    private JsonObject text() {
        JsonObject text = new JsonObject();
        text.add("type", list(new JsonPrimitive("string"), new JsonPrimitive("number")));
        return defined("Text", text);
    }

    /** A part that stands once and is named wherever it is meant. */
    private JsonObject defined(String name, JsonObject definition) {
        definitions.putIfAbsent(name, definition);
        JsonObject reference = new JsonObject();
        reference.addProperty("$ref", DEFINITIONS + name);
        return reference;
    }

    private JsonObject texts() {
        return defined("Texts", anyOf(text(), array(text())));
    }
}
