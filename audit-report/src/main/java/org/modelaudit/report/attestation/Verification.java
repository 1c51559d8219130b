package org.modelaudit.report.attestation;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.attestation.Statement.Subject;
import org.modelaudit.report.record.RecordFile;

/** What became of a record since it was signed. */
public final class Verification {

    private final SignedRecord record;
    private final List<Change> changes = new ArrayList<>();

    private Verification(Path record) {
        this.record = new SignedRecord(record);
    }

    /**
     * Everything that is not as it was signed, in the record, its attachments and its envelope.
     *
     * @param key that verifies
     * @return nothing where all is as it was
     * @throws ConfigurationException if there is no record, or no envelope beside it
     */
    public static List<Change> of(Path record, RecordKey key) {
        Verification verification = new Verification(record);
        verification.verify(key);
        return List.copyOf(verification.changes);
    }

    /** What does not hang together in a record that nobody signed: its attachments alone, since its entries may be anything. */
    public static List<Change> ofUnsigned(Path record) {
        Verification verification = new Verification(record);
        JsonObject tree = SignedRecord.tree(record, verification.record.bytes());
        verification.attachments(SignedRecord.named(tree), SignedRecord.words(tree));
        return List.copyOf(verification.changes);
    }

    private void verify(RecordKey key) {
        Path envelope = record.envelope();
        byte[] bytes = record.bytes();
        if (Files.notExists(envelope)) {
            throw new ConfigurationException(
                    "There is no signature '%s' of the record; sign it first, or verify without a key what an unsigned record can prove."
                            .formatted(envelope));
        }
        Statement statement;
        try {
            statement = OpenedEnvelope.open(envelope, key).statement();
        } catch (OpenedEnvelope.Broken e) {
            changes.add(Change.altered(
                    String.valueOf(envelope.getFileName()), e.getMessage() + ", so nothing can be said of the record"));
            return;
        }
        List<Subject> subjects = statement.subject();
        String signed = subjects.isEmpty() ? "" : subjects.get(0).sha256();
        if (!Sha256.of(bytes).equals(signed)) {
            entries(bytes, statement.predicate().entries());
        }
        attachments(subjects.subList(Math.min(1, subjects.size()), subjects.size()), words(bytes));
    }

    private void entries(byte[] bytes, SortedMap<String, String> signed) {
        Map<String, String> found;
        try {
            JsonObject tree = SignedRecord.tree(record.file(), bytes);
            found = RecordEntries.of(tree);
        } catch (ConfigurationException | IllegalStateException e) {
            changes.add(Change.altered(record.name(), "it is no record any more"));
            return;
        }
        int before = changes.size();
        for (String place : new TreeSet<>(union(signed.keySet(), found.keySet()))) {
            String then = signed.get(place);
            String now = found.get(place);
            if (then == null) {
                changes.add(Change.added(place, ""));
            } else if (now == null) {
                changes.add(Change.missing(place, ""));
            } else if (!then.equals(now)) {
                changes.add(Change.altered(place, ""));
            }
        }
        if (changes.size() == before) {
            changes.add(Change.altered(record.name(), "each entry is as it was, but they are written otherwise"));
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** What the record calls its files; of one that is no record any more nothing is known. */
    private Map<String, String> words(byte[] bytes) {
        try {
            return SignedRecord.words(SignedRecord.tree(record.file(), bytes));
        } catch (ConfigurationException e) {
            return Map.of();
        }
    }

    /**
     * @param words for files that are no pictures, by their names
     */
    private void attachments(List<Subject> named, Map<String, String> words) {
        Set<String> names = new HashSet<>();
        for (Subject attachment : named) {
            names.add(attachment.name());
            String found = record.digestOf(attachment.name());
            if (found.isEmpty()) {
                changes.add(Change.missing(attachment.name(), words.getOrDefault(attachment.name(), "")));
            } else if (!found.equals(attachment.sha256())) {
                changes.add(Change.altered(attachment.name(), words.getOrDefault(attachment.name(), "")));
            }
        }
        for (String there : besides()) {
            if (!names.contains(there)) {
                changes.add(Change.added(there, "the record does not name it"));
            }
        }
    }

    /** It stays when a run has ended, and holds nothing. */
    private static boolean isLock(Path folder, Path file) {
        return file.equals(folder.resolve(RecordFile.LOCK)) && file.toFile().length() == 0;
    }

    /** Files in the folder of the attachments, sorted. */
    private List<String> besides() {
        Path folder = RecordFile.attachments(record.folder().resolve(record.name()));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !isLock(folder, file))
                    .map(file -> record.folder().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ConfigurationException("The attachments '%s' cannot be read.".formatted(folder), e);
        }
    }
}
