package org.modelaudit.report.record;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows the record of a run to somebody when the run has ended, from the record and nothing else. Found by {@link java.util.ServiceLoader};
 * several may be present.
 */
public interface RecordView {

    /**
     * The record was written. What this throws fails the run and keeps no other view from being made.
     *
     * @param run all that stands in the file, of other processes of the same run too
     * @param record the file, with the pictures beside it
     * @param parameters gives a JUnit configuration parameter or system property by its name, empty where it is not set
     */
    void show(RunRecord run, Path record, Function<String, Optional<String>> parameters);
}
