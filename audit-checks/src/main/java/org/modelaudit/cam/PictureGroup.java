package org.modelaudit.cam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.HasContent;
import org.modelaudit.content.Sha256;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.DataException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Prepared;

/**
 * Pictures that are given beside those that are audited. They are read once and stay in memory, and are told from others by what was in
 * their files when they were first asked about. For several threads.
 */
final class PictureGroup implements HasContent {

    private final AuditSet set;
    private final Map<InputSpecification, List<Prepared>> prepared = new ConcurrentHashMap<>();
    private @Nullable List<String> digests;

    PictureGroup(AuditSet set) {
        this.set = set;
    }

    AuditSet set() {
        return set;
    }

    /**
     * The pictures as a model takes them, in the order of the set.
     *
     * @throws DataException if one cannot be read or does not fit the input, or they are no longer those that were told
     */
    List<Prepared> prepared(InputSpecification input) {
        return prepared.computeIfAbsent(input, this::read);
    }

    private List<Prepared> read(InputSpecification input) {
        List<String> told = digests();
        List<Prepared> pictures =
                set.samples().stream().map(sample -> read(sample, input)).toList();
        if (!readDigests().equals(told)) {
            throw new DataException(
                    "Pictures of the group '%s' have changed since they were first read; run the audit again."
                            .formatted(set.name()));
        }
        return pictures;
    }

    private Prepared read(AuditSample sample, InputSpecification input) {
        try {
            return input.prepare(sample.picture());
        } catch (DataException e) {
            throw new DataException(
                    "The picture '%s' of the group '%s' cannot be used: %s"
                            .formatted(sample.id(), set.name(), e.getMessage()),
                    e);
        }
    }

    private synchronized List<String> digests() {
        List<String> known = digests;
        if (known == null) {
            known = readDigests();
            digests = known;
        }
        return known;
    }

    /** Of each picture, with how it is turned; nothing else of a sample is looked at. */
    private List<String> readDigests() {
        List<String> read = new ArrayList<>();
        for (AuditSample sample : set.samples()) {
            try {
                read.add(Sha256.ofFile(sample.file()) + " " + sample.orientation());
            } catch (IOException e) {
                throw new DataException(
                        "The picture '%s' of the group '%s' cannot be read; check that it exists and its permissions."
                                .formatted(sample.id(), set.name()),
                        e);
            }
        }
        return read;
    }

    @Override
    public Optional<Object> content() {
        try {
            return Optional.of(digests());
        } catch (DataException unreadable) {
            // Whoever explains by the group says so.
            return Optional.empty();
        }
    }
}
