package org.modelaudit.golden;

import java.util.List;

/** Compares one entry with ours. */
@FunctionalInterface
public interface GoldenComparison {

    /**
     * @return a row for each quantity that was compared, at least one
     */
    List<GoldenRow> compare(GoldenEntry entry);
}
