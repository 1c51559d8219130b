package org.modelaudit.report.attestation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        Map<String, Link> byDigest = new LinkedHashMap<>();
        for (Path file : envelopes(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            try {
                OpenedEnvelope envelope = OpenedEnvelope.open(file, key);
                Link link = new Link(name, envelope.statement().predicate().previous());
                Link twin = byDigest.putIfAbsent(envelope.sha256(), link);
                if (twin != null) {
                    changes.add(Change.added(name, "it is a copy of '%s'".formatted(twin.name)));
                }
            } catch (OpenedEnvelope.Broken e) {
                changes.add(Change.altered(name, String.valueOf(e.getMessage())));
            }
        }
        link(byDigest, changes);
        return changes;
    }

    private static void link(Map<String, Link> byDigest, List<Change> changes) {
        Map<String, Link> followers = new HashMap<>();
        boolean begun = false;
        for (Link link : byDigest.values()) {
            if (link.previous == null) {
                if (begun) {
                    changes.add(Change.added(link.name, "it begins another chain"));
                }
                begun = true;
                continue;
            }
            Link before = byDigest.get(link.previous);
            if (before == null) {
                changes.add(Change.missing(
                        "the envelope before '%s'".formatted(link.name),
                        "none has the SHA-256 %s".formatted(link.previous)));
                continue;
            }
            Link other = followers.putIfAbsent(link.previous, link);
            if (other != null) {
                changes.add(
                        Change.added(link.name, "it follows '%s', as '%s' does".formatted(before.name, other.name)));
            }
        }
    }

    /**
     * An envelope of a chain.
     *
     * @param name of its file
     * @param previous SHA-256 of the one before; null for the first
     */
    private record Link(String name, @Nullable String previous) {}

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
