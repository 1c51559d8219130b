package org.modelaudit.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;

/** Opens files that end in {@code .fake} and remembers each. */
public final class FakeRuntime implements ModelRuntime {

    private static final List<FakeModel> OPENED = new CopyOnWriteArrayList<>();

    private static final List<ModelSource> SOURCES = new CopyOnWriteArrayList<>();

    /** What models in a folder were opened from, in order. */
    public static List<ModelSource> sources(Path folder) {
        return SOURCES.stream()
                .filter(source -> folder.equals(source.file().getParent()))
                .toList();
    }

    /** Every model that was opened under that name, in order. */
    public static List<FakeModel> opened(String name) {
        return OPENED.stream().filter(model -> model.name().equals(name)).toList();
    }

    @Override
    public boolean handles(Path file) {
        return file.toString().endsWith(".fake");
    }

    @Override
    public String formats() {
        return "a fake (.fake)";
    }

    @Override
    public AuditedModel open(ModelSource source) {
        FakeModel model = FakeModel.of(source.file());
        OPENED.add(model);
        SOURCES.add(source);
        return model;
    }
}
