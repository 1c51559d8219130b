package org.modelaudit.report.history;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The earlier runs of a report, each in a folder of its own below one folder, which is there whole or not at all. Runs that end at the same
 * time disturb each other in nothing, and a run whose page is made twice counts once.
 *
 * <p>A trend is never worth a page: what cannot be read or written is said in a sentence ({@link #troubles}) and left out.
 */
public final class RunHistory {

    /** So many runs are kept. */
    public static final int LONGEST = 30;

    private static final String SCHEMA = "modelaudit-history-1";
    private static final String FILE = "run.json";
    private static final String DRAFT = ".draft-";
    private static final Gson GSON = new Gson();

    private final Path folder;
    private final List<KeptRun> runs = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    /** What stands in a run's file. */
    private record Document(String schema, KeptRun run) {}

    private RunHistory(Path folder) {
        this.folder = folder;
    }

    /** Reads what is kept in a folder, which need not exist. */
    public static RunHistory in(Path folder) {
        RunHistory history = new RunHistory(folder);
        history.read();
        return history;
    }

    /** The runs but one, oldest first. */
    public List<KeptRun> without(String name) {
        return runs.stream().filter(run -> !run.name().equals(name)).toList();
    }

    /** The run of this name, if it was kept already. */
    public Optional<KeptRun> run(String name) {
        return runs.stream().filter(run -> run.name().equals(name)).findFirst();
    }

    /** Where the files lie that were kept with a run. */
    public Path filesOf(KeptRun run) {
        return folder.resolve(run.name());
    }

    /** What could not be read or written, a sentence each. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void read() {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(path -> RunName.FORM.matcher(name(path)).matches())
                    .sorted(Comparator.comparing(RunHistory::name))
                    .forEach(path -> read(path).ifPresent(runs::add));
        } catch (IOException | UncheckedIOException e) {
            troubles.add(
                    "The history '%s' cannot be read (%s), so trends begin anew; give another folder as modelaudit.history."
                            .formatted(folder, e.getMessage()));
        }
    }

    private Optional<KeptRun> read(Path path) {
        Path file = path.resolve(FILE);
        try {
            Document document = GSON.fromJson(Files.readString(file), Document.class);
            if (document == null || !SCHEMA.equals(document.schema)) {
                throw new JsonParseException("it is not of schema " + SCHEMA);
            }
            KeptRun run = Objects.requireNonNull(document.run, "it names no run");
            Objects.requireNonNull(run.measured(), "it holds no numbers");
            if (!name(path).equals(run.name())) {
                throw new JsonParseException("it is of run " + run.name());
            }
            return Optional.of(run);
        } catch (IOException | RuntimeException e) {
            troubles.add(
                    "The kept run '%s' is left out of the trends (%s); delete it, or read it with the version that wrote it."
                            .formatted(path, firstLine(e)));
            return Optional.empty();
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Keeps a run and forgets the oldest beyond {@value #LONGEST}. One that is kept already stays as it is.
     *
     * @param files of the report's generator, by name relative to the run's folder, with slashes
     */
    public void keep(KeptRun run, Map<String, byte[]> files) {
        Path draft = folder.resolve(DRAFT + UUID.randomUUID());
        Path place = folder.resolve(run.name());
        try {
            Files.createDirectories(draft);
            Files.writeString(draft.resolve(FILE), GSON.toJson(new Document(SCHEMA, run)));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = draft.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(target.getParent(), "a file lies in the draft"));
                Files.write(target, file.getValue());
            }
            if (Files.notExists(place)) {
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            if (Files.exists(place)) {
                return; // Another process kept the same run meanwhile.
            }
            troubles.add(
                    "This run cannot be kept in the history '%s' (%s), so the next page will not show it; make room, or give another folder as modelaudit.history."
                            .formatted(folder, e));
        } finally {
            delete(draft);
        }
        forget();
    }

    /** What another process deletes meanwhile is gone as well. */
    private void forget() {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> kept = all.filter(
                            path -> RunName.FORM.matcher(name(path)).matches())
                    .sorted(Comparator.comparing(RunHistory::name).reversed())
                    .toList();
            kept.stream().skip(LONGEST).forEach(RunHistory::delete);
        } catch (IOException | UncheckedIOException unread) {
            // Said where the run itself could not be kept.
            return;
        }
    }

    private static void delete(@Nullable Path path) {
        if (path == null || Files.notExists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.deleteIfExists(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException left) {
            // A draft or an old run that stays costs room and nothing else; the next page tries again.
            return;
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
