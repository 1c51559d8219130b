package org.modelaudit.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The checkout that these tests lie in, wherever they are started. */
final class Checkout {

    private Checkout() {}

    /** A file or folder of the checkout. */
    static Path file(String path) {
        return top().resolve(path);
    }

    static Path top() {
        try {
            Path top = Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            while (Files.notExists(top.resolve("mvnw"))) {
                top = Objects.requireNonNull(top.getParent(), "these tests lie in no checkout");
            }
            return top;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
