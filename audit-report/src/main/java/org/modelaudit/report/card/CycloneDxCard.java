package org.modelaudit.report.card;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.CanonicalJson;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedData;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedModel;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RunRecord;

/**
 * A bill of materials of the audited models with a model card each, CycloneDX 1.7 ({@code machine-learning-model}, {@code modelCard}): what was
 * measured of each model, by slice where it was, and what a reader must know. Says of a model what audits know and nothing else.
 */
public final class CycloneDxCard {

    private static final String PROPERTY = "modelaudit:";

    private CycloneDxCard() {}

    /** The bill of materials, canonical JSON; the same for every run that found the same. */
    public static String of(RunRecord record) {
        Map<String, List<RecordedAudit>> byModel = new LinkedHashMap<>();
        for (RecordedAudit audit : record.audits()) {
            byModel.computeIfAbsent(reference(audit.model()), any -> new ArrayList<>())
                    .add(audit);
        }
        JsonArray components = new JsonArray();
        byModel.forEach((reference, audits) -> components.add(component(reference, audits)));
        JsonObject bom = new JsonObject();
        bom.addProperty("bomFormat", "CycloneDX");
        bom.addProperty("specVersion", "1.7");
        bom.addProperty("version", 1);
        bom.add("metadata", metadata(record));
        bom.add("components", components);
        return CanonicalJson.of(bom);
    }

    private static String reference(RecordedModel model) {
        return "model:" + (model.sha256() == null ? model.name() : model.sha256());
    }

    private static JsonObject metadata(RunRecord record) {
        JsonObject tool = new JsonObject();
        tool.addProperty("type", "application");
        tool.addProperty("name", record.tool().name());
        tool.addProperty("version", record.tool().version());
        JsonObject tools = new JsonObject();
        tools.add("components", array(tool));
        JsonObject metadata = new JsonObject();
        metadata.add("tools", tools);
        String lasting = Sha256.of(RecordText.lasting(record).getBytes(StandardCharsets.UTF_8));
        metadata.add("properties", array(property("record-sha256", lasting)));
        return metadata;
    }

    private static JsonObject component(String reference, List<RecordedAudit> audits) {
        RecordedModel model = audits.get(0).model();
        JsonObject component = new JsonObject();
        component.addProperty("type", "machine-learning-model");
        component.addProperty("bom-ref", reference);
        component.addProperty("name", model.name());
        if (model.sha256() != null) {
            JsonObject hash = new JsonObject();
            hash.addProperty("alg", "SHA-256");
            hash.addProperty("content", model.sha256());
            component.add("hashes", array(hash));
        }
        component.add("modelCard", card(audits));
        component.add("properties", array(property("file", model.file()), property("format", model.format())));
        return component;
    }

    private static JsonObject card(List<RecordedAudit> audits) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("task", "image classification");
        JsonArray datasets = new JsonArray();
        Set<String> digests = new LinkedHashSet<>();
        JsonArray metrics = new JsonArray();
        Set<String> limits = new LinkedHashSet<>();
        for (RecordedAudit audit : audits) {
            if (digests.add(audit.data().digest())) {
                datasets.add(dataset(audit.data()));
                accuracy(audit.data(), metrics);
            }
            audit.verdicts().forEach(verdict -> measured(audit, verdict, metrics));
            limits.addAll(audit.remarks());
        }
        parameters.add("datasets", datasets);
        JsonObject analysis = new JsonObject();
        analysis.add("performanceMetrics", metrics);
        JsonObject card = new JsonObject();
        card.add("modelParameters", parameters);
        card.add("quantitativeAnalysis", analysis);
        if (!limits.isEmpty()) {
            JsonArray texts = new JsonArray();
            limits.forEach(texts::add);
            JsonObject considerations = new JsonObject();
            considerations.add("technicalLimitations", texts);
            card.add("considerations", considerations);
        }
        return card;
    }

    private static JsonObject dataset(RecordedData data) {
        JsonObject contents = new JsonObject();
        contents.add(
                "properties",
                array(
                        property("data-sha256", data.digest()),
                        property("pictures", "%d of %d, %s".formatted(data.used(), data.asked(), data.chosen()))));
        JsonObject dataset = new JsonObject();
        dataset.addProperty("type", "dataset");
        dataset.addProperty("name", data.name());
        dataset.add("contents", contents);
        return dataset;
    }

    private static void accuracy(RecordedData data, JsonArray metrics) {
        if (data.accuracy() != null) {
            JsonObject metric = new JsonObject();
            metric.addProperty("type", "accuracy on " + data.name());
            metric.addProperty("value", data.accuracy().toString());
            metrics.add(metric);
        }
    }

    private static void measured(RecordedAudit audit, RecordedVerdict verdict, JsonArray metrics) {
        metrics.add(metric(audit, verdict, verdict.measured(), null));
        verdict.slices().forEach(slice -> metrics.add(metric(audit, verdict, slice.measured(), slice.name())));
    }

    private static JsonObject metric(
            RecordedAudit audit, RecordedVerdict verdict, RecordedMeasure measure, @Nullable String slice) {
        JsonObject metric = new JsonObject();
        metric.addProperty(
                "type",
                "%s (%s) by %s on %s: %s, %s"
                        .formatted(
                                verdict.metric().name(),
                                verdict.metric().id(),
                                audit.explainer().name(),
                                audit.data().name(),
                                verdict.text(),
                                measure.status()));
        metric.addProperty(
                "value",
                measure.estimate() == null ? "none" : measure.estimate().toString());
        if (slice != null) {
            metric.addProperty("slice", slice);
        }
        RecordedInterval interval = measure.interval();
        if (interval != null) {
            JsonObject bounds = new JsonObject();
            bounds.addProperty("lowerBound", Double.toString(interval.low()));
            bounds.addProperty("upperBound", Double.toString(interval.high()));
            metric.add("confidenceInterval", bounds);
        }
        return metric;
    }

    private static JsonObject property(String name, String value) {
        JsonObject property = new JsonObject();
        property.addProperty("name", PROPERTY + name);
        property.addProperty("value", value);
        return property;
    }

    private static JsonArray array(JsonObject... objects) {
        JsonArray array = new JsonArray();
        for (JsonObject object : objects) {
            array.add(object);
        }
        return array;
    }
}
