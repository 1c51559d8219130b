package org.modelaudit.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;

/**
 * Where the baseline of one audit lies: {@code FOLDER/ID.json}, what file systems forbid in the id written as {@code %} and two digits.
 *
 * <p>It is written beside itself and then put in place whole, so a file is never seen half written. What another run has written in the
 * meantime is not overwritten.
 */
public final class BaselineFile {

    private static final int LONGEST_NAME = 180;

    private final Path path;
    private final String audit;
    private @Nullable String seen;

    private BaselineFile(Path path, String audit) {
        this.path = path;
        this.audit = audit;
    }

    /** The file of an audit, which need not be there. */
    public static BaselineFile of(Path folder, String audit) {
        return new BaselineFile(folder.resolve(name(audit) + ".json"), audit);
    }

    /** Tells all ids apart, also where a file system does not tell case apart: see {@link #read()}. */
    private static String name(String audit) {
        StringBuilder name = new StringBuilder();
        for (byte b : audit.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c > ' ' && c < 127 && "<>:\"/\\|?*%".indexOf(c) < 0) {
                name.append(c);
            } else {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return name.length() <= LONGEST_NAME
                ? name.toString()
                : name.substring(0, LONGEST_NAME) + "-" + Integer.toHexString(audit.hashCode());
    }

    public Path path() {
        return path;
    }

    /** What was in the file when it was read or written last; empty where there was none. */
    public Optional<String> text() {
        return Optional.ofNullable(seen);
    }

    /**
     * The baseline; empty where there is no file.
     *
     * @throws ConfigurationException if the file cannot be read, is not whole, or belongs to another audit
     */
    public Optional<Baseline> read() {
        try {
            return parsed();
        } catch (BaselineText.Unreadable e) {
            throw new ConfigurationException(
                    "The baseline '%s' %s; restore it from version control, or record it again with -Dmodelaudit.baseline=record."
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    /**
     * The baseline; empty where there is no file or not a whole one, for what is to be recorded anew need not be whole.
     *
     * @throws ConfigurationException if the file cannot be read or belongs to another audit
     */
    public Optional<Baseline> readIfWhole() {
        try {
            return parsed();
        } catch (BaselineText.Unreadable e) {
            return Optional.empty();
        }
    }

    private Optional<Baseline> parsed() {
        try {
            if (Files.notExists(path)) {
                return Optional.empty();
            }
            String text = Files.readString(path);
            // Also of a file that is not whole: who has seen it may put another in its place.
            seen = text;
            Baseline baseline = BaselineText.parse(text);
            if (!baseline.audit().equals(audit)) {
                seen = null;
                throw new ConfigurationException(
                        "The baseline '%s' belongs to the audit '%s' and not to '%s'; give each audit a file of its own name."
                                .formatted(path, baseline.audit(), audit));
            }
            return Optional.of(baseline);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The baseline '%s' cannot be read (%s); make it readable text in UTF-8."
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    /**
     * Puts a baseline in place.
     *
     * @throws ConfigurationException if another run has written other values since {@link #read()}, or the file cannot be written
     */
    public void write(Baseline baseline) {
        String text = BaselineText.of(baseline);
        Path draft = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".draft");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(draft, text);
            try {
                place(draft, text);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The baseline '%s' cannot be written (%s), and nothing was recorded; make the folder writable or name another with modelaudit.baselines."
                            .formatted(path, e.getMessage()),
                    e);
        }
        seen = text;
    }

    private void place(Path draft, String text) throws IOException {
        if (seen == null && Files.notExists(path)) {
            try {
                // Unlike a move it never replaces a file.
                Files.createLink(path, draft);
                return;
            } catch (FileAlreadyExistsException e) {
                refuseOthers(text);
                return;
            } catch (IOException | UnsupportedOperationException e) {
                // A file system without links.
            }
        }
        if (Files.exists(path)) {
            refuseOthers(text);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void refuseOthers(String text) throws IOException {
        String there = Files.readString(path);
        if (!there.equals(text) && !there.equals(seen)) {
            throw new ConfigurationException(
                    "The baseline '%s' was written by another run while this one measured, and nothing was overwritten; look at it, and run again."
                            .formatted(path));
        }
    }
}
