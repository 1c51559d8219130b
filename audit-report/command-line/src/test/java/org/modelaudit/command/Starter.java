package org.modelaudit.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The starter's models and pictures, in the checkout that these tests lie in. */
final class Starter {

    private Starter() {}

    /** A file or folder of the starter. */
    static Path file(String name) {
        return checkout().resolve("sample-audits/starter").resolve(name);
    }

    static Path checkout() {
        Path top = Path.of("").toAbsolutePath();
        while (Files.notExists(top.resolve("mvnw"))) {
            top = Objects.requireNonNull(top.getParent(), "these tests lie in no checkout");
        }
        return top;
    }
}
