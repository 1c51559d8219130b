package org.modelaudit.report.record;

import java.nio.file.FileSystems;
import java.nio.file.Path;

/** Text that says the same in every checkout: what lies below the working directory is named from there. */
final class Places {

    private static final String HERE =
            Path.of("").toAbsolutePath() + FileSystems.getDefault().getSeparator();

    private Places() {}

    static String fromHere(String text) {
        return text.replace(HERE, "");
    }
}
