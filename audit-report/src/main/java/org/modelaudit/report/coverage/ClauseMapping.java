package org.modelaudit.report.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Laws and standards whose clauses are mapped to what a record holds. They are aids: shortened, in our words, of the day that the mapping
 * names, no legal advice and no claim of conformity; the text of the law or standard decides.
 */
public enum ClauseMapping {
    EU_AI_ACT("eu-ai-act.csv", "Regulation (EU) 2024/1689, Annex IV and Articles 9, 13, 15"),
    ISO_IEC_42001("iso-iec-42001.csv", "ISO/IEC 42001:2023, Annex A, A.6.2"),
    ISO_IEC_TR_24029_1("iso-iec-tr-24029-1.csv", "ISO/IEC TR 24029-1:2021"),
    NIST_AI_RMF("nist-ai-rmf.csv", "NIST AI 100-1 (AI RMF 1.0), MEASURE 1 and 2, and NIST AI 600-1");

    private final String file;
    private final String source;

    ClauseMapping(String file, String source) {
        this.file = file;
        this.source = source;
    }

    /** Title of what was read. */
    public String source() {
        return source;
    }

    /** Its clauses, in its order. */
    public List<Clause> clauses() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .build();
        try (InputStream in = ClauseMapping.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing in the jar of audit-report");
            }
            try (CSVParser rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return rows.stream()
                        .map(row -> new Clause(
                                row.get("framework"),
                                row.get("clause"),
                                row.get("asks"),
                                Arrays.stream(row.get("evidence").split(" ", -1))
                                        .filter(name -> !name.isEmpty())
                                        .map(EvidenceKind::valueOf)
                                        .toList(),
                                row.get("beyond")))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
