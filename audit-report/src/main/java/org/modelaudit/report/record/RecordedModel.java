package org.modelaudit.report.record;

/**
 * The model file of an audit.
 *
 * @param name without extension
 * @param file as it was given, without folders
 * @param format how it was exported, such as {@code traced}
 * @param sha256 of the bytes that were opened
 * @param sha256After of the same file's bytes when the audit had ended; equal, or the audit failed
 * @param weightsUnchanged that parameters and buffers were bit for bit what they were at opening when the audit had ended
 */
public record RecordedModel(
        String name, String file, String format, String sha256, String sha256After, boolean weightsUnchanged) {}
