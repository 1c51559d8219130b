package org.modelaudit.report.record;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every view of a record that is on the class path. */
final class RecordViews {

    private final Path record;
    private final Function<String, Optional<String>> parameters;

    RecordViews(Path record, Function<String, Optional<String>> parameters) {
        this.record = record;
        this.parameters = parameters;
    }

    /**
     * Shows what stands in the file, one view after the other, whatever becomes of one.
     *
     * @throws RuntimeException of the first that failed, with the others' attached
     */
    void show(RunRecord run) {
        @Nullable RuntimeException first = null;
        for (RecordView view : ServiceLoader.load(RecordView.class)) {
            try {
                view.show(run, record, parameters);
            } catch (RuntimeException trouble) {
                if (first == null) {
                    first = trouble;
                } else {
                    first.addSuppressed(trouble);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
