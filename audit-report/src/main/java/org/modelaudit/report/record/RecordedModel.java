package org.modelaudit.report.record;

import org.jspecify.annotations.Nullable;

/**
 * The model file of an audit.
 *
 * @param name without extension
 * @param file as it was given, without folders
 * @param format how it was exported and by what, as far as the file says, such as {@code traced}
 * @param sha256 of the bytes that were opened; null for a function, which has none
 * @param sha256After of the same file's bytes when the audit had ended; equal, or the audit was not carried out; null where there is no
 *     file
 * @param weightsUnchanged that parameters and buffers were bit for bit what they were at opening when the audit had ended; false for a
 *     black box, of which nobody sees them
 */
public record RecordedModel(
        String name,
        String file,
        String format,
        @Nullable String sha256,
        @Nullable String sha256After,
        boolean weightsUnchanged) {}
