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

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public MetricId {
        if (!WORDS.matcher(name).matches() || !WORDS.matcher(dialect).matches() || version < 1) {
            throw new IllegalArgumentException(
                    "'%s/%s@%d' is not a metric id such as 'average-drop/paper@1'.".formatted(name, dialect, version));
        }
    }

    /**
     * An id from its written form.
     *
     * @param text for example {@code average-drop/paper@1}
     */
    public static MetricId parse(String text) {
        int slash = text.indexOf('/');
        int at = text.indexOf('@');
        if (slash < 1 || at < slash || !VERSION.matcher(text.substring(at + 1)).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a metric id such as 'average-drop/paper@1'.".formatted(text));
        }
        return new MetricId(
                text.substring(0, slash), text.substring(slash + 1, at), Integer.parseInt(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return name + "/" + dialect + "@" + version;
    }
}
