package org.modelaudit.report.record;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Status;

/**
 * One audit of a run.
 *
 * @param id class, method and, where it has several, the explainer
 * @param title for people
 * @param description what {@code as(…)} said; empty if nothing
 * @param rationale what {@code because(…)} said; empty if nothing
 * @param requirements ids of the requirements that it is evidence for, as {@code @Requirement} names them; often none
 * @param location where in its test it is declared; null where the source was not there
 * @param status of the whole
 * @param model that was audited
 * @param data on which
 * @param explainer that was asked
 * @param environment what computed this audit: engine, device, input, output, seed, and so on
 * @param verdicts one for each requirement of the chain, in its order
 * @param remarks what a reader should know about the model and the data
 * @param attachments files beside the record
 */
public record RecordedAudit(
        String id,
        String title,
        String description,
        String rationale,
        List<String> requirements,
        @Nullable RecordedLocation location,
        Status status,
        RecordedModel model,
        RecordedData data,
        RecordedExplainer explainer,
        SortedMap<String, String> environment,
        List<RecordedVerdict> verdicts,
        List<String> remarks,
        List<RecordedAttachment> attachments) {

    /** An audit of which nobody knows where it is declared. */
    public RecordedAudit(
            String id,
            String title,
            String description,
            String rationale,
            List<String> requirements,
            Status status,
            RecordedModel model,
            RecordedData data,
            RecordedExplainer explainer,
            SortedMap<String, String> environment,
            List<RecordedVerdict> verdicts,
            List<String> remarks,
            List<RecordedAttachment> attachments) {
        this(
                id,
                title,
                description,
                rationale,
                requirements,
                null,
                status,
                model,
                data,
                explainer,
                environment,
                verdicts,
                remarks,
                attachments);
    }

    /**
     * A place in the source of a test.
     *
     * @param file with slashes, relative to the folder of the repository, or to the working directory where that lies in none
     * @param line from 1
     */
    public record RecordedLocation(String file, int line) {}

    /**
     * The explainer.
     *
     * @param id with dialect and version
     * @param name for people
     * @param settings as resolved for the model
     */
    public record RecordedExplainer(String id, String name, SortedMap<String, String> settings) {}

    /**
     * A file that belongs to the record.
     *
     * @param name for people
     * @param file relative to the record's folder, with slashes
     * @param mediaType such as {@code image/png}
     * @param bytes its size
     * @param sha256 of its bytes
     */
    public record RecordedAttachment(String name, String file, String mediaType, long bytes, String sha256) {}
}
