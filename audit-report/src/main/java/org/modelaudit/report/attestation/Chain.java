package org.modelaudit.report.attestation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.modelaudit.error.ConfigurationException;

/** Envelopes of which each names the one before it. That the newest ones were taken away no chain can show. */
public final class Chain {

    private Chain() {}

    /**
     * Everything that is wrong with a chain. Envelopes alone are looked at; what they say of records that lie beside them {@link
     * Verification} tells.
     *
     * @param folder below which the envelopes lie, anywhere
     * @param key of all of them
     * @return nothing where they are one unbroken line
     * @throws ConfigurationException if there is none, or the folder cannot be read
     */
    public static List<Change> verify(Path folder, RecordKey key) {
        List<Change> changes = new ArrayList<>();
        Map<String, OpenedEnvelope> opened = new TreeMap<>();
        Map<String, String> byDigest = new HashMap<>();
        for (Path file : envelopes(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            try {
                OpenedEnvelope envelope = OpenedEnvelope.open(file, key);
                opened.put(name, envelope);
                String twin = byDigest.putIfAbsent(envelope.sha256(), name);
                if (twin != null) {
                    changes.add(Change.added(name, "it is a copy of '%s'".formatted(twin)));
                }
            } catch (OpenedEnvelope.Broken e) {
                changes.add(Change.altered(name, e.getMessage()));
            }
        }
        Map<String, String> followers = new TreeMap<>();
        List<String> starts = new ArrayList<>();
        opened.forEach((name, envelope) -> {
            String previous = envelope.statement().predicate().previous();
            if (previous == null) {
                starts.add(name);
            } else if (!byDigest.containsKey(previous)) {
                changes.add(Change.missing(
                        "the envelope before '%s'".formatted(name), "none has the SHA-256 %s".formatted(previous)));
            } else {
                String other = followers.putIfAbsent(previous, name);
                if (other != null && byDigest.get(envelope.sha256()).equals(name)) {
                    changes.add(Change.added(
                            name, "it follows '%s', as '%s' does".formatted(byDigest.get(previous), other)));
                }
            }
        });
        starts.stream()
                .filter(name -> byDigest.get(opened.get(name).sha256()).equals(name))
                .skip(1)
                .forEach(name -> changes.add(Change.added(name, "it begins another chain")));
        return changes;
    }

    private static List<Path> envelopes(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> envelopes = all.filter(file -> file.toString().endsWith(SignedRecord.ENVELOPE_END))
                    .sorted()
                    .toList();
            if (envelopes.isEmpty()) {
                throw new ConfigurationException(
                        "There is no envelope *%s in '%s'.".formatted(SignedRecord.ENVELOPE_END, folder));
            }
            return envelopes;
        } catch (IOException | UncheckedIOException e) {
            throw new ConfigurationException("The chain's folder '%s' cannot be read.".formatted(folder), e);
        }
    }
}
