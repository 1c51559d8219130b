package org.modelaudit.report.attestation;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a signature says of a record: an in-toto statement, version 1 (in-toto attestation framework, {@code spec/v1/statement.md}).
 *
 * @param type {@value #TYPE}
 * @param subject the record and its attachments, by names relative to the record's folder
 * @param predicateType {@value #PREDICATE}
 * @param predicate what a verifier needs to say where a record was changed
 */
record Statement(
        @SerializedName("_type") String type, List<Subject> subject, String predicateType, Predicate predicate) {

    static final String TYPE = "https://in-toto.io/Statement/v1";

    /** Names the predicate and is no address. */
    static final String PREDICATE = "tag:modelaudit.org,2026:record/1";

    static final String SHA256 = "sha256";

    Statement(List<Subject> subject, Predicate predicate) {
        this(TYPE, List.copyOf(subject), PREDICATE, predicate);
    }

    /**
     * A file.
     *
     * @param name relative to the record's folder, with slashes
     * @param digest by the algorithm's name
     */
    record Subject(String name, Map<String, String> digest) {

        static Subject of(String name, String sha256) {
            return new Subject(name, Map.of(SHA256, sha256));
        }

        String sha256() {
            return digest.getOrDefault(SHA256, "");
        }
    }

    /**
     * About the record.
     *
     * @param schema of the record
     * @param lasting SHA-256 of its canonical text without what differs from run to run
     * @param entries SHA-256 of each entry's canonical text, by its place in the record
     * @param previous SHA-256 of the envelope before this one; null for the first of a chain
     */
    record Predicate(
            String schema,
            String lasting,
            SortedMap<String, String> entries,
            @Nullable String previous) {}
}
