package org.modelaudit.report.attestation;

import com.google.gson.JsonParseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.attestation.Statement.Subject;

/**
 * What is known of the signature of a record: what its envelope says, and what of that a key proves.
 *
 * @param state how far it was checked, and with what outcome
 * @param envelope name of its file beside the record, whether it is there or not
 * @param trouble why nothing of the envelope counts, a clause; empty where it could be read and, if there was a key, is of that key
 * @param claim what the envelope says; null where there is none, or nothing of it counts. Proven only if {@link State#isProven()}
 * @param changes what is not as it was signed; of a record without a proven signature, what does not hang together
 */
public record RecordSignature(
        State state,
        String envelope,
        String trouble,
        @Nullable Claim claim,
        List<Change> changes) {

    public RecordSignature {
        changes = List.copyOf(changes);
    }

    /** How far a signature was checked. */
    public enum State {
        /** There is no envelope. */
        UNSIGNED,
        /** There is one, and no key to check it with. */
        NOT_CHECKED,
        /** There is none that the key proves. */
        NOT_PROVEN,
        /** It is of the key, and something was changed since. */
        CHANGED,
        /** It is of the key, and all is as it was signed. */
        VERIFIED;

        /** Whether the envelope is, byte for byte, what the holder of the key signed. */
        public boolean isProven() {
            return this == CHANGED || this == VERIFIED;
        }
    }

    /**
     * What an envelope says.
     *
     * @param key SHA-256 of the public key: of the one that proved it, else of the one that it names; empty where it names none
     * @param record SHA-256 of the record that it speaks of
     * @param attachments files beside the record that it speaks of, by their names
     * @param entries of the record, one by one, how many
     * @param previous SHA-256 of the envelope of the record before; null where it names none
     */
    public record Claim(
            String key,
            String record,
            List<String> attachments,
            int entries,
            @Nullable String previous) {}

    /**
     * Looks for the envelope of a record and checks it as far as it can.
     *
     * @param key that verifies; empty where nobody gave one
     * @throws org.modelaudit.error.ConfigurationException if the record cannot be read, or the key does not verify
     */
    public static RecordSignature of(Path record, Optional<RecordKey> key) {
        SignedRecord signed = new SignedRecord(record);
        Path envelope = signed.envelope();
        String name = String.valueOf(envelope.getFileName());
        if (Files.notExists(envelope)) {
            return new RecordSignature(State.UNSIGNED, name, "", null, Verification.ofUnsigned(record));
        }
        try {
            if (key.isEmpty()) {
                Claim claim = claimed(envelope);
                return new RecordSignature(State.NOT_CHECKED, name, "", claim, Verification.ofUnsigned(record));
            }
            Claim claim = claim(
                    OpenedEnvelope.open(envelope, key.get()).statement(),
                    key.get().id());
            List<Change> changes = Verification.of(record, key.get());
            return new RecordSignature(changes.isEmpty() ? State.VERIFIED : State.CHANGED, name, "", claim, changes);
        } catch (OpenedEnvelope.Broken e) {
            return new RecordSignature(
                    State.NOT_PROVEN, name, String.valueOf(e.getMessage()), null, Verification.ofUnsigned(record));
        }
    }

    private static Claim claimed(Path file) throws OpenedEnvelope.Broken {
        try {
            Envelope envelope = SignedRecord.read(OpenedEnvelope.bytes(file), Envelope.class);
            String named = envelope.signatures().get(0).keyid();
            return claim(SignedRecord.read(envelope.statement(), Statement.class), named == null ? "" : named);
        } catch (JsonParseException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            throw new OpenedEnvelope.Broken("it is no DSSE envelope of a record");
        }
    }

    private static Claim claim(Statement statement, String key) {
        List<Subject> subjects = statement.subject();
        return new Claim(
                key,
                subjects.isEmpty() ? "" : subjects.get(0).sha256(),
                subjects.stream().skip(1).map(Subject::name).toList(),
                statement.predicate().entries().size(),
                statement.predicate().previous());
    }
}
