package org.modelaudit.study;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;

/** The metric of a study as findings, verdicts and reports know metrics; what its items are stands among its settings. */
record MetricOfStudy(StudyMetric<?> own) implements Metric {

    @Override
    public MetricDescription description() {
        return own.description();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(own.settings());
        settings.put(OVER, own.over());
        return settings;
    }

    @Override
    public boolean isProportion() {
        return own.isProportion();
    }

    @Override
    public boolean isSampled() {
        return false;
    }

    @Override
    public String over() {
        return own.over();
    }

    @Override
    public void verifyMeaning(AuditedModel model) {
        own.verifyMeaning(model);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        throw new ConfigurationException(
                "The %s is no property of a picture's explanation; ask for it behind examinedBy(…).".formatted(name()));
    }
}
