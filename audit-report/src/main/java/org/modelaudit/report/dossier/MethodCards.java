package org.modelaudit.report.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What ModelAudit's own metrics and explainers are, from {@code metrics.csv} and {@code explainers.csv}, which are made of the Javadoc of
 * their factories. A record tells id, name and settings of each; what is added here does not change its numbers.
 */
final class MethodCards {

    private final List<MethodCard> cards;

    private MethodCards(List<MethodCard> cards) {
        this.cards = cards;
    }

    static MethodCards ofMetrics() {
        return read("metrics.csv");
    }

    static MethodCards ofExplainers() {
        return read("explainers.csv");
    }

    private static MethodCards read(String file) {
        List<MethodCard> cards = new ArrayList<>();
        try (InputStream in = MethodCards.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing in the jar of audit-report");
            }
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .build();
            for (CSVRecord row : format.parse(text)) {
                cards.add(new MethodCard(row.get("id"), row.get("kind"), row.get("what")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MethodCards(cards);
    }

    /** All of them. */
    List<MethodCard> all() {
        return List.copyOf(cards);
    }

    /** The card of the method of this id; else of another dialect or version of it. */
    Optional<MethodCard> of(String id) {
        return cards.stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .or(() -> cards.stream()
                        .filter(card -> card.isOf(id))
                        // The first of those that know it equally well.
                        .min(Comparator.comparing(MethodCard::knows, Comparator.reverseOrder())));
    }
}
