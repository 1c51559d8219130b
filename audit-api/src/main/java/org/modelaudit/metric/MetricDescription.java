package org.modelaudit.metric;

/**
 * What a reader must know of a metric before its number says anything.
 *
 * @param id name, dialect and version
 * @param name for people, for example {@code localization IoU}; reads well after "requires"
 * @param direction which way it improves
 * @param range in which every value lies
 * @param source where the definition stands: paper and section
 */
public record MetricDescription(MetricId id, String name, Direction direction, Range range, String source) {

    /** A metric in [0, 1] of which more is better. */
    public static MetricDescription higherIsBetter(String id, String name, String source) {
        return new MetricDescription(MetricId.parse(id), name, Direction.HIGHER_IS_BETTER, Range.UNIT, source);
    }

    /** A metric in [0, 1] of which less is better. */
    public static MetricDescription lowerIsBetter(String id, String name, String source) {
        return new MetricDescription(MetricId.parse(id), name, Direction.LOWER_IS_BETTER, Range.UNIT, source);
    }

    /** The same metric in another range, ends included; infinite ends are allowed. */
    public MetricDescription in(double low, double high) {
        return new MetricDescription(id, name, direction, new Range(low, high), source);
    }
}
