package org.modelaudit.report.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;

/**
 * What ModelAudit's own metrics measure, from {@code metrics.csv}, which is made of the Javadoc of their factories. A record tells id, name,
 * range, direction and source of every metric; what is added here does not change its numbers.
 */
final class MetricCards {

    private static final String FILE = "metrics.csv";

    private final List<MetricCard> cards;

    private MetricCards(List<MetricCard> cards) {
        this.cards = cards;
    }

    static MetricCards shipped() {
        List<MetricCard> cards = new ArrayList<>();
        try (InputStream in = MetricCards.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException(FILE + " is missing in the jar of audit-report");
            }
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .build();
            for (CSVRecord row : format.parse(text)) {
                cards.add(new MetricCard(row.get("id"), row.get("what")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MetricCards(cards);
    }

    /** All of them. */
    List<MetricCard> all() {
        return List.copyOf(cards);
    }

    /** The card of the metric of this id; else of another dialect or version of it. */
    Optional<MetricCard> of(RecordedMetric metric) {
        return cards.stream()
                .filter(card -> card.id().equals(metric.id()))
                .findFirst()
                .or(() -> cards.stream().filter(card -> card.isOf(metric.id())).findFirst());
    }
}
