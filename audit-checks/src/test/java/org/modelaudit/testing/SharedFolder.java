package org.modelaudit.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real models, pictures and reference values beside the checkout; tests that need them are skipped where they are absent. */
public final class SharedFolder {

    private SharedFolder() {}

    /** A file or folder in it; skips the test, and says why, where it is absent. */
    public static Path resolve(String name) {
        Path path =
                Path.of(System.getProperty("modelaudit.shared", "../../shared")).resolve(name);
        assumeThat(Files.exists(path))
                .as(
                        "There is no '%s', so the test on real files is skipped; set -Dmodelaudit.shared=DIR to run it.",
                        path)
                .isTrue();
        return path;
    }
}
