package org.modelaudit.golden;

import java.util.Map;

/** The comparisons of one family of methods. */
public interface GoldenMethods {

    /** By section and method as the manifest writes them, for example {@code B/gradcam}. */
    Map<String, GoldenComparison> comparisons();
}
