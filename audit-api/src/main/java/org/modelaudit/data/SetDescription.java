package org.modelaudit.data;

import java.util.List;

/** Size and truth of a set in a line. */
final class SetDescription {

    /** Class names that are listed before the rest is counted. */
    private static final int LISTED = 5;

    private SetDescription() {}

    static String of(List<AuditSample> samples, List<String> classNames) {
        long boxes =
                samples.stream().filter(sample -> !sample.boxes().isEmpty()).count();
        long masks = samples.stream().filter(AuditSample::hasMask).count();
        String classes = classNames.size() <= LISTED
                ? String.join(", ", classNames)
                : "%s and %d more"
                        .formatted(String.join(", ", classNames.subList(0, LISTED)), classNames.size() - LISTED);
        return "%d samples, %d with boxes, %d with masks, %d classes%s"
                .formatted(
                        samples.size(),
                        boxes,
                        masks,
                        classNames.size(),
                        classNames.isEmpty() ? "" : " (" + classes + ")");
    }
}
