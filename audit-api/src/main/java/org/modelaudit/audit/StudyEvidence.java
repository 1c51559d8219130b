package org.modelaudit.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelaudit.error.DataException;
import org.modelaudit.result.Evidence;
import org.modelaudit.study.StudiedSet;
import org.modelaudit.study.Study;

/** Shows the items of a study by the pictures that it chooses, each made once. */
final class StudyEvidence<F> implements Evidence {

    private final Study<F> study;
    private final F found;
    private final StudiedSet set;
    private final Map<String, Optional<Exhibit>> shown = new HashMap<>();
    private final Map<Object, Object> made = new HashMap<>();

    StudyEvidence(Study<F> study, F found, StudiedSet set) {
        this.study = study;
        this.found = found;
        this.set = set;
    }

    @Override
    public Optional<Exhibit> exhibit(String item) {
        return shown.computeIfAbsent(item, this::look);
    }

    private Optional<Exhibit> look(String item) {
        try {
            return study.exhibit(found, set, item);
        } catch (DataException gone) {
            return Optional.empty();
        }
    }

    @Override
    public <T> T once(Object what, Class<T> type, Supplier<T> maker) {
        return type.cast(made.computeIfAbsent(what, any -> maker.get()));
    }
}
