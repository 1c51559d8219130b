package org.modelaudit.report.attestation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.attestation.Statement.Predicate;
import org.modelaudit.report.attestation.Statement.Subject;
import org.modelaudit.report.record.CanonicalJson;
import org.modelaudit.report.record.WholeFile;

/** Signs records. */
public final class Seal {

    private Seal() {}

    /**
     * Signs a record and all that it names, and writes the envelope beside it, in place of an older one.
     *
     * @param record a {@code model-audit.json}, its attachments where it says
     * @param previous envelope of the record before, which a chain goes on from; null to begin one
     * @return the envelope, {@code model-audit.intoto.jsonl}
     * @throws ConfigurationException if something is missing or is not what the record says, or the envelope cannot be written
     */
    public static Path sign(Path record, RecordKey key, @Nullable Path previous) {
        SignedRecord signed = new SignedRecord(record);
        byte[] bytes = signed.bytes();
        JsonObject tree = SignedRecord.tree(record, bytes);
        List<Subject> subjects = new ArrayList<>();
        subjects.add(Subject.of(signed.name(), Sha256.of(bytes)));
        for (Subject attachment : SignedRecord.named(tree)) {
            String found = signed.digestOf(attachment.name());
            if (!found.equals(attachment.sha256())) {
                throw new ConfigurationException(
                        "The record '%s' is not signed: its attachment '%s' %s; sign the record where the run wrote it."
                                .formatted(
                                        record,
                                        attachment.name(),
                                        found.isEmpty() ? "is not there" : "is not the file that the record names"));
            }
            subjects.add(attachment);
        }
        Predicate predicate = new Predicate(
                schema(tree), lasting(tree), RecordEntries.of(tree), previous == null ? null : digest(previous));
        byte[] statement = SignedRecord.canonical(new Statement(subjects, predicate));
        return write(signed.envelope(), Envelope.of(statement, key));
    }

    private static String schema(JsonObject tree) {
        JsonElement schema = tree.get("schema");
        return schema != null && schema.isJsonPrimitive() ? schema.getAsString() : "";
    }

    /** Of what does not differ from run to run. */
    static String lasting(JsonObject tree) {
        JsonObject lasting = tree.deepCopy();
        lasting.remove("volatile");
        return Sha256.of(CanonicalJson.of(lasting).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(Path envelope) {
        try {
            return Sha256.ofFile(envelope);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The envelope '%s', which the chain goes on from, cannot be read.".formatted(envelope), e);
        }
    }

    private static Path write(Path file, Envelope envelope) {
        try {
            WholeFile.write(file, out -> {
                out.write(SignedRecord.canonical(envelope));
                out.write('\n');
            });
            return file;
        } catch (IOException e) {
            throw new ConfigurationException("The envelope '%s' cannot be written.".formatted(file), e);
        }
    }
}
