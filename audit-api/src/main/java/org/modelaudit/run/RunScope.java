package org.modelaudit.run;

import java.util.Optional;
import java.util.function.Function;

/** What an engine of tests offers to all audits of one of its runs. */
public interface RunScope {

    /** A JUnit configuration parameter or system property by its name, empty where it is not set. */
    Optional<String> parameter(String name);

    /**
     * A value that lives as long as the whole run; closed at its end if it can be.
     *
     * @param maker makes it when it is asked for first
     */
    <K, V> V shared(Class<V> type, K key, Function<K, V> maker);
}
