package org.modelaudit.report.attestation;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.CanonicalJson;

/**
 * An envelope whose signature was verified.
 *
 * @param statement that is signed
 * @param sha256 of the envelope's bytes, by which the next one names it
 */
record OpenedEnvelope(Statement statement, String sha256) {

    /** What is wrong with an envelope, a clause. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        Broken(String clause) {
            super(clause);
        }
    }

    /**
     * @throws Broken if it is not byte for byte what the key signed
     */
    static OpenedEnvelope open(Path file, RecordKey key) throws Broken {
        byte[] bytes = bytes(file);
        try {
            String text = new String(bytes, StandardCharsets.UTF_8);
            // Else a byte may change that no signature covers, such as a blank between.
            if (!java.util.Arrays.equals(
                    (CanonicalJson.of(JsonParser.parseString(text)) + "\n").getBytes(StandardCharsets.UTF_8), bytes)) {
                throw new Broken("it is not written as it was");
            }
            Envelope envelope = SignedRecord.read(bytes, Envelope.class);
            verify(envelope, key);
            Statement statement = SignedRecord.read(envelope.statement(), Statement.class);
            if (!Statement.PREDICATE.equals(statement.predicateType())) {
                throw new Broken("it says '%s' and nothing of a record".formatted(statement.predicateType()));
            }
            return new OpenedEnvelope(statement, Sha256.of(bytes));
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw new Broken("it is no DSSE envelope any more");
        }
    }

    /**
     * @throws Broken if there is no such file, or nobody may read it
     */
    static byte[] bytes(Path file) throws Broken {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Broken("it cannot be read");
        }
    }

    private static void verify(Envelope envelope, RecordKey key) throws Broken {
        byte[] statement = envelope.statement();
        if (!Envelope.TYPE.equals(envelope.payloadType())) {
            throw new Broken("it holds no in-toto statement but '%s'".formatted(envelope.payloadType()));
        }
        byte[] signed = Envelope.signedBytes(envelope.payloadType(), statement);
        Optional<Envelope.Signature> ours = envelope.signatures().stream()
                .filter(each -> key.verifies(signed, Base64.getDecoder().decode(each.sig())))
                .findFirst();
        if (ours.isEmpty()) {
            throw new Broken("its signature is not one of this key over this content");
        }
        if (envelope.signatures().size() > 1) {
            throw new Broken("it has further signatures");
        }
        boolean exact = Base64.getEncoder().encodeToString(statement).equals(envelope.payload())
                && Base64.getEncoder()
                        .encodeToString(Base64.getDecoder().decode(ours.get().sig()))
                        .equals(ours.get().sig())
                && (ours.get().keyid().isEmpty() || ours.get().keyid().equals(key.id()));
        if (!exact) {
            throw new Broken("it is not written as it was");
        }
    }
}
