package org.modelaudit.report.table;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Pair;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SliceVerdict;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.WaiverUse;
import org.modelaudit.metric.Metric;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.LedgerUse;

/**
 * The whole result but for the samples as indented JSON, for programs. The field {@code schema} rises whenever a reader
 * of an older document would misread a newer one. What is absent or unbounded is {@code null}.
 */
public final class ResultDocument {

    private static final String SCHEMA = "modelaudit-result/1";

    private static final int MOST_MOVERS = 20;

    private ResultDocument() {}

    /** The document. */
    public static String json(AuditResult result) {
        JsonObject root = new JsonObject();
        root.addProperty("schema", SCHEMA);
        root.addProperty("status", result.status().name());
        root.add("audit", audit(result));
        root.add("model", model(result));
        root.add("explainer", explainer(result));
        root.add("data", data(result));
        JsonArray requirements = new JsonArray();
        result.verdicts().forEach(verdict -> requirements.add(requirement(verdict)));
        root.add("requirements", requirements);
        root.add("remarks", texts(result.remarks()));
        root.add("passes", passes(result));
        root.add("ledger", ledger(result.run().ledger()));
        root.addProperty("seconds", result.duration().toMillis() / 1000.0);
        root.add("environment", texts(result.environment()));
        return new GsonBuilder()
                .setPrettyPrinting()
                .serializeNulls()
                .disableHtmlEscaping()
                .create()
                .toJson(root);
    }

    private static JsonObject audit(AuditResult result) {
        JsonObject audit = new JsonObject();
        audit.addProperty("id", result.identity().id());
        audit.addProperty("title", result.identity().title());
        audit.addProperty("description", result.identity().description());
        audit.addProperty("reason", result.identity().reason());
        return audit;
    }

    private static JsonObject model(AuditResult result) {
        JsonObject model = new JsonObject();
        model.addProperty("name", result.model().name());
        model.addProperty("file", result.model().file());
        model.addProperty("sha256", result.model().sha256());
        model.addProperty("form", result.model().form());
        return model;
    }

    private static JsonObject explainer(AuditResult result) {
        JsonObject explainer = new JsonObject();
        explainer.addProperty("id", result.explainer());
        explainer.addProperty("name", result.explainerName());
        explainer.add("settings", texts(result.explainerSettings()));
        return explainer;
    }

    private static JsonObject data(AuditResult result) {
        JsonObject data = new JsonObject();
        data.addProperty("name", result.data());
        data.addProperty("digest", result.dataDigest());
        data.addProperty("samples", result.samples().size());
        data.add("accuracy", number(result.accuracy().orElse(null)));
        return data;
    }

    private static JsonObject requirement(Verdict verdict) {
        JsonObject requirement = new JsonObject();
        requirement.addProperty("text", verdict.requirement().toString());
        addMeasured(requirement, verdict);
        requirement.add("metric", metric(verdict.requirement().metric()));
        requirement.add("threshold", threshold(verdict.requirement().threshold()));
        JsonArray slices = new JsonArray();
        verdict.slices().forEach(slice -> slices.add(slice(slice)));
        requirement.add("slices", slices);
        requirement.add("waiver", waiver(verdict));
        JsonObject undefined = new JsonObject();
        verdict.finding().undefined().forEach(undefined::addProperty);
        requirement.add("undefined", undefined);
        requirement.add("failures", texts(verdict.finding().failures()));
        return requirement;
    }

    private static JsonElement waiver(Verdict verdict) {
        WaiverUse use = verdict.waived();
        if (use == null) {
            return JsonNull.INSTANCE;
        }
        JsonObject object = new JsonObject();
        object.addProperty("owner", use.waiver().owner());
        object.addProperty("reason", use.waiver().reason());
        object.addProperty("expires", use.waiver().expires().toString());
        object.addProperty("statusWithout", use.instead().name());
        return object;
    }

    private static JsonObject slice(SliceVerdict slice) {
        JsonObject object = new JsonObject();
        object.addProperty("name", slice.name());
        addMeasured(object, slice.verdict());
        return object;
    }

    private static void addMeasured(JsonObject object, Verdict verdict) {
        object.addProperty("status", verdict.status().name());
        object.addProperty("reason", verdict.reason());
        object.add("estimate", number(verdict.estimate()));
        object.add("interval", interval(verdict.interval()));
        object.addProperty("n", verdict.n());
        object.addProperty("of", verdict.finding().results().size());
        object.add(
                "comparison",
                verdict.compared().<JsonElement>map(ResultDocument::comparison).orElse(JsonNull.INSTANCE));
    }

    private static JsonElement comparison(PairedComparison comparison) {
        JsonObject object = new JsonObject();
        object.addProperty("baseline", comparison.baseline());
        object.addProperty("before", comparison.before());
        object.addProperty("after", comparison.after());
        object.add("interval", interval(comparison.interval()));
        object.addProperty("pairs", comparison.pairs());
        object.addProperty("worse", comparison.worse().size());
        JsonArray movers = new JsonArray();
        comparison.worse().stream().limit(MOST_MOVERS).forEach(pair -> movers.add(pair(pair)));
        object.add("worst", movers);
        JsonArray broken = new JsonArray();
        comparison.broken().forEach(pair -> broken.add(pair(pair)));
        object.add("broken", broken);
        object.add("lost", texts(comparison.lost()));
        return object;
    }

    private static JsonObject pair(Pair pair) {
        JsonObject object = new JsonObject();
        object.addProperty("sample", pair.sampleId());
        object.addProperty("before", pair.before());
        object.addProperty("after", pair.after());
        return object;
    }

    private static JsonObject metric(Metric metric) {
        JsonObject object = new JsonObject();
        object.addProperty("id", metric.id().toString());
        object.addProperty("name", metric.name());
        object.addProperty("direction", metric.direction().toString());
        object.addProperty("source", metric.source());
        object.add("settings", texts(metric.settings()));
        return object;
    }

    private static JsonObject threshold(Threshold threshold) {
        JsonObject object = new JsonObject();
        object.add("low", number(threshold.low()));
        object.add("high", number(threshold.high()));
        object.addProperty(
                "statistic",
                threshold.statistic() == null
                        ? "every sample"
                        : threshold.statistic().toString());
        object.add("confidence", number(threshold.confidence()));
        object.addProperty("undefinedLimit", threshold.undefinedLimit());
        object.addProperty(
                "baseline",
                threshold.comparison() != null && threshold.comparison().isWithBaseline());
        return object;
    }

    private static JsonElement interval(@Nullable ConfidenceInterval interval) {
        if (interval == null) {
            return JsonNull.INSTANCE;
        }
        JsonObject object = new JsonObject();
        object.addProperty("low", interval.low());
        object.addProperty("high", interval.high());
        object.addProperty("level", interval.level());
        object.addProperty("method", interval.method());
        return object;
    }

    private static JsonObject ledger(LedgerUse use) {
        JsonObject ledger = new JsonObject();
        ledger.addProperty("asked", use.asked());
        ledger.addProperty("found", use.found());
        ledger.add("remarks", texts(use.remarks()));
        return ledger;
    }

    private static JsonObject passes(AuditResult result) {
        JsonObject passes = new JsonObject();
        passes.addProperty("forward", result.passes().forward());
        passes.addProperty("features", result.passes().features());
        passes.addProperty("head", result.passes().head());
        passes.addProperty("backward", result.passes().backward());
        return passes;
    }

    /** JSON knows no infinity. */
    private static JsonElement number(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? JsonNull.INSTANCE : new JsonPrimitive(value);
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::addProperty);
        return object;
    }
}
