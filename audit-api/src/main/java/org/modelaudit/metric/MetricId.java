package org.modelaudit.metric;

import java.util.regex.Pattern;

/**
 * Which numbers a metric gives: name, dialect and version, written {@code average-drop/paper@1}.
 *
 * <p>The version rises whenever the same input would give another number, so that stored values stay comparable.
 *
 * @param name lower-case words joined by hyphens
 * @param dialect whose reading of the formula, in the same form
 * @param version counts from 1
 */
public record MetricId(String name, String dialect, int version) {

    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public MetricId {
        if (!WORDS.matcher(name).matches() || !WORDS.matcher(dialect).matches() || version < 1) {
            throw new IllegalArgumentException(
                    "'%s/%s@%d' is not a metric id such as 'average-drop/paper@1'.".formatted(name, dialect, version));
        }
    }

    @Override
    public String toString() {
        return name + "/" + dialect + "@" + version;
    }
}
