package org.modelaudit.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where each sample of a finding stands: slices are many, and each is found without a walk through all samples. */
final class SampleIndex {

    private final Finding finding;
    private final Map<String, Integer> places = new HashMap<>();

    SampleIndex(Finding finding) {
        this.finding = finding;
        List<SampleResult> results = finding.results();
        for (int i = 0; i < results.size(); i++) {
            places.put(results.get(i).sampleId(), i);
        }
    }

    /** The finding on some of the samples alone, in the set's order. */
    Finding of(Set<String> sampleIds) {
        return new Finding(
                finding.metric(),
                sampleIds.stream()
                        .map(places::get)
                        .filter(Objects::nonNull)
                        .sorted()
                        .map(finding.results()::get)
                        .toList(),
                finding.seed());
    }
}
