package org.modelaudit.gate;

/** What the values of a metric speak of, in words. */
final class Items {

    private Items() {}

    /** One of several: {@code unit} of {@code units}, {@code class} of {@code classes}. */
    static String one(String items) {
        return items.substring(0, items.length() - (items.endsWith("sses") ? 2 : 1));
    }
}
