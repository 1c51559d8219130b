package org.modelaudit.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.Waiver;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.AuditSubject;
import org.modelaudit.result.ModelCheck;
import org.modelaudit.result.PictureChoice;

class RecordSchemaTest {

    private static final double[] HALVES = new double[30];

    static {
        Arrays.setAll(HALVES, i -> i < 10 ? 0.1 : 0.9);
    }

    private static final Waiver WAIVER = new Waiver("a", null, "Ada", "late", LocalDate.of(2026, 12, 31));

    private static final FakeMetric UNBOUNDED = new FakeMetric(
            MetricDescription.higherIsBetter("gain/house@1", "gain", "nowhere")
                    .in(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
            Map.of());

    static Stream<AuditResult> everyKind() {
        Verdict passed = Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.3), Audits.values(HALVES));
        Verdict failed =
                Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.9).withConfidence(0.95), Audits.values(HALVES));
        AuditResult plain = Audits.result(passed);
        return Stream.of(
                plain,
                Audits.result(failed, passed),
                Audits.result(failed.waivedBy(WAIVER)),
                Audits.result(passed.notWaived(WAIVER, "it is met, remove it")),
                Audits.result(Audits.sliced(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(HALVES))),
                Audits.result(Audits.compared(FakeMetric.IOU, 0.95, Audits.values(HALVES))),
                Audits.result(Audits.verdict(
                        FakeMetric.IOU, Threshold.noWorseThanBaseline().withMargin(0.1), Audits.values(HALVES))),
                Audits.result(Audits.verdict(
                        FakeMetric.ERROR,
                        Threshold.atMost(0.5).onEverySample(),
                        Collections.nCopies(5, Outcome.undefined("nothing is hot")))),
                Audits.result(Audits.verdict(
                        FakeMetric.ERROR,
                        Threshold.atMost(0.5).onPercentile(10),
                        List.of(Outcome.failed("It cannot be read."), Outcome.value(0.1)))),
                Audits.result(Audits.verdict(
                        FakeMetric.IOU,
                        Threshold.between(0.1, 0.9).withPrecision(0.1).stoppingEarly(),
                        Audits.values(HALVES))),
                Audits.result(Audits.verdict(UNBOUNDED, Threshold.atLeast(-3), Audits.values(HALVES))),
                Audits.classFree(plain),
                new AuditResult(
                        plain.identity(),
                        new AuditSubject(
                                new ModelIdentity("f", "f", "9".repeat(64), ModelIdentity.FUNCTION),
                                plain.labels(),
                                plain.data(),
                                plain.dataDigest(),
                                new PictureChoice("30 of 300 by the profile", 300),
                                new ModelCheck(null, false)),
                        plain.explainedBy(),
                        plain.verdicts(),
                        plain.samples(),
                        plain.run()));
    }

    private static RunRecord run(AuditResult result) {
        return Records.run(RecordedAudits.of(
                result,
                List.of(new RecordedAttachment(
                        "a sheet", "model-audit/0123456789abcdef.png", "image/png", 7, "0123456789abcdef".repeat(4)))));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void every_kind_of_audit_is_recorded_as_the_schema_says_in_canonical_form_and_read_again(AuditResult result)
            throws IOException {
        RunRecord run = run(result);

        assertThat(new JsonCanonicalizer(RecordText.of(run)).getEncodedString()).isEqualTo(RecordText.of(run));
        assertThat(RecordSchema.violations(RecordText.of(run))).isEmpty();
        assertThat(RecordText.of(RecordText.parse(RecordText.of(run)))).isEqualTo(RecordText.of(run));
    }

    @Test
    void an_audit_that_was_not_carried_out_is_recorded_as_the_schema_says() {
        RunRecord none = Records.run();
        RunRecord run = new RunRecord(
                none.schema(),
                none.tool(),
                none.environment(),
                none.settings(),
                List.of(),
                List.of(new NotCarriedOut("a.B.c", "The model 'x.pt' cannot be opened.")),
                none.circumstances());

        assertThat(RecordSchema.violations(RecordText.of(run))).isEmpty();
    }

    @Test
    void types_and_schema_have_the_same_fields_all_of_them_described_and_required() {
        JsonObject schema = RecordSchema.tree();
        JsonObject definitions = schema.getAsJsonObject("$defs");
        Set<Class<?>> types = new LinkedHashSet<>();
        collect(RunRecord.class, types);
        for (Class<?> type : types) {
            JsonObject described = type == RunRecord.class ? schema : definitions.getAsJsonObject(type.getSimpleName());
            List<String> fields = Arrays.stream(type.getRecordComponents())
                    .map(RecordShape::field)
                    .toList();
            assertThat(described.getAsJsonObject("properties").keySet()).containsExactlyElementsOf(fields);
            assertThat(described.getAsJsonArray("required").asList().stream().map(JsonElement::getAsString))
                    .containsExactlyElementsOf(fields);
            assertThat(described.get("additionalProperties").getAsBoolean()).isFalse();
            described
                    .getAsJsonObject("properties")
                    .entrySet()
                    .forEach(field -> assertThat(
                                    field.getValue().getAsJsonObject().get("description"))
                            .as("%s of %s", field.getKey(), type)
                            .isNotNull());
        }
        assertThat(types).hasSize(definitions.size() + 1);
    }

    private static void collect(Type type, Set<Class<?>> types) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, types));
        } else if (type instanceof Class<?> plain && plain.isRecord() && types.add(plain)) {
            for (RecordComponent component : plain.getRecordComponents()) {
                collect(component.getGenericType(), types);
            }
        }
    }

    /** Takes every field out in turn, and gives every field a value of another kind; both readers must notice. */
    @Test
    void a_field_that_is_missing_or_of_another_kind_is_noticed_by_schema_and_reader_alike() {
        Waiver waiver = WAIVER;
        String whole = RecordText.of(run(Audits.result(
                Audits.sliced(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(HALVES))
                        .waivedBy(waiver),
                Audits.compared(FakeMetric.IOU, 0.95, Audits.values(HALVES)))));
        List<Consumer<JsonObject>> mutations = new ArrayList<>();
        List<String> places = new ArrayList<>();
        mutate(JsonParser.parseString(whole), List.of(), mutations, places);

        for (int i = 0; i < mutations.size(); i++) {
            JsonObject tree = JsonParser.parseString(whole).getAsJsonObject();
            mutations.get(i).accept(tree);
            String text = tree.toString();
            assertThat(RecordSchema.violations(text)).as(places.get(i)).isNotEmpty();
            assertThatThrownBy(() -> RecordText.parse(text))
                    .as(places.get(i))
                    .isInstanceOf(UnreadableRecordException.class);
        }
        assertThat(mutations).hasSizeGreaterThan(200);
    }

    private static void mutate(
            JsonElement element, List<String> path, List<Consumer<JsonObject>> mutations, List<String> places) {
        if (element instanceof JsonArray array) {
            if (!array.isEmpty()) {
                mutate(array.get(0), with(path, "0"), mutations, places);
            }
        } else if (element instanceof JsonObject object) {
            boolean isMap = path.size() > 0
                    && Set.of("values", "undefined", "failed", "settings", "environment", "costs", "diagnostics")
                            .contains(path.get(path.size() - 1));
            for (String name :
                    object.keySet().stream().limit(isMap ? 1 : Long.MAX_VALUE).toList()) {
                JsonElement value = object.get(name);
                if (!isMap) {
                    places.add("without " + with(path, name));
                    mutations.add(tree -> at(tree, path).remove(name));
                }
                JsonElement other =
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
                                ? new JsonPrimitive(7)
                                : new JsonPrimitive("seven");
                if (!value.isJsonNull()) {
                    places.add("wrong " + with(path, name));
                    mutations.add(tree -> at(tree, path).add(name, other));
                    places.add("an array at " + with(path, name));
                    mutations.add(tree ->
                            at(tree, path).add(name, value.isJsonArray() ? JsonNull.INSTANCE : new JsonArray()));
                }
                mutate(value, with(path, name), mutations, places);
            }
        }
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static JsonObject at(JsonObject tree, List<String> path) {
        JsonElement here = tree;
        for (String name : path) {
            here = here instanceof JsonArray array
                    ? array.get(Integer.parseInt(name))
                    : here.getAsJsonObject().get(name);
        }
        return here.getAsJsonObject();
    }

    @Test
    void a_field_too_many_is_noticed_by_the_schema() {
        JsonObject tree = JsonParser.parseString(RecordText.of(run(
                        Audits.result(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.3), Audits.values(HALVES))))))
                .getAsJsonObject();
        tree.addProperty("more", 1);

        assertThat(RecordSchema.violations(tree.toString()))
                .singleElement()
                .asString()
                .contains("more");
    }
}
