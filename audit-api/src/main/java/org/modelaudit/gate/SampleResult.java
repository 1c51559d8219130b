package org.modelaudit.gate;

import org.modelaudit.metric.Outcome;

/**
 * What a metric says about one sample.
 *
 * @param sampleId the sample's id in its set
 * @param outcome value, undefined or failed
 */
public record SampleResult(String sampleId, Outcome outcome) {}
