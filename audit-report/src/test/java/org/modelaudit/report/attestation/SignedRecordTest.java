package org.modelaudit.report.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordFile;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.Records;

class SignedRecordTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private KeyPair pair = keys("Ed25519");
    private RecordKey key = RecordKey.signing(pair.getPrivate(), pair.getPublic());
    private RecordKey verifying = RecordKey.verifying(pair.getPublic());

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("model-audit"));
        Files.writeString(folder.resolve("model-audit/sheet.png"), "picture");
        Files.writeString(record(), RecordText.of(Records.run(withAttachment(Records.audit("net", 0.5, 0.75)))));
    }

    private static RecordedAudit withAttachment(RecordedAudit audit) {
        byte[] picture = "picture".getBytes(StandardCharsets.UTF_8);
        return Records.with(
                audit,
                new RecordedAttachment(
                        "Worst samples", "model-audit/sheet.png", "image/png", picture.length, Sha256.of(picture)));
    }

    private Path record() {
        return folder.resolve("model-audit.json");
    }

    private static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "EC", "RSA"})
    void what_was_signed_is_as_it_was(String algorithm) {
        KeyPair other = keys(algorithm);
        Seal.sign(record(), RecordKey.signing(other.getPrivate(), other.getPublic()), null);

        assertThat(Verification.of(record(), RecordKey.verifying(other.getPublic())))
                .isEmpty();
        assertThat(Verification.of(record(), verifying))
                .containsExactly(
                        Change.altered(
                                "model-audit.intoto.jsonl",
                                "its signature is not one of this key over this content, so nothing can be said of the record"));
    }

    @Test
    void any_byte_of_record_envelope_and_attachment_that_changes_is_found() throws IOException {
        // The quickest to verify, some thousand times.
        KeyPair rsa = keys("RSA");
        RecordKey quick = RecordKey.verifying(rsa.getPublic());
        Path envelope = Seal.sign(record(), RecordKey.signing(rsa.getPrivate(), rsa.getPublic()), null);
        for (Path file : List.of(record(), envelope, folder.resolve("model-audit/sheet.png"))) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length; i++) {
                byte[] changed = bytes.clone();
                changed[i] ^= 1;
                Files.write(file, changed);
                assertThat(Verification.of(record(), quick))
                        .as("byte %d of %s", i, file.getFileName())
                        .isNotEmpty();
            }
            for (byte[] other : List.of(
                    java.util.Arrays.copyOf(bytes, bytes.length - 1),
                    java.util.Arrays.copyOf(bytes, bytes.length + 1))) {
                Files.write(file, other);
                assertThat(Verification.of(record(), quick)).isNotEmpty();
            }
            Files.write(file, bytes);
        }
        assertThat(Verification.of(record(), quick)).isEmpty();
    }

    @Test
    void the_entry_that_was_altered_added_or_taken_away_is_named() throws IOException {
        Seal.sign(record(), key, null);
        String id = "/audits/org.example.CatAudit.looks_at_the_cat";

        change("\"01.png\":0.75", "\"01.png\":0.95");
        assertThat(Verification.of(record(), verifying)).containsExactly(Change.altered(id + "/verdicts/0/values", ""));

        change("\"rationale\":\"\",", "");
        change("\"remarks\":[]", "\"remarks\":[],\"note\":1");
        assertThat(Verification.of(record(), verifying))
                .containsExactly(
                        Change.added(id + "/note", ""),
                        Change.missing(id + "/rationale", ""),
                        Change.altered(id + "/verdicts/0/values", ""));
    }

    @Test
    void the_same_entries_in_other_bytes_are_no_less_a_change() throws IOException {
        Seal.sign(record(), key, null);
        change("\"01.png\":0.75", "\"01.png\": 0.750");

        assertThat(Verification.of(record(), verifying))
                .containsExactly(
                        Change.altered("model-audit.json", "each entry is as it was, but they are written otherwise"));
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(record());
        assertThat(text).contains(from);
        Files.writeString(record(), text.replace(from, to));
    }

    @Test
    void files_beside_the_record_that_came_or_went_are_named() throws IOException {
        Seal.sign(record(), key, null);
        Files.delete(folder.resolve("model-audit/sheet.png"));
        Files.writeString(folder.resolve("model-audit/more.png"), "more");
        Files.createFile(folder.resolve("model-audit/.lock"));

        assertThat(Verification.of(record(), verifying))
                .containsExactly(
                        Change.missing("model-audit/sheet.png", ""),
                        Change.added("model-audit/more.png", "the record does not name it"));
        assertThat(Verification.ofUnsigned(record())).hasSize(2);
    }

    @Test
    void files_beside_a_record_of_any_name_are_looked_for_where_a_run_writes_them() throws IOException {
        Path other = Files.copy(record(), folder.resolve("evidence"));
        Seal.sign(other, key, null);
        Files.writeString(Files.createDirectories(RecordFile.attachments(other)).resolve("more.png"), "more");

        assertThat(Verification.of(other, verifying))
                .containsExactly(Change.added("evidence-files/more.png", "the record does not name it"));
    }

    @Test
    void a_record_in_which_a_field_stands_twice_is_not_signed() throws IOException {
        change("\"rationale\":\"\"", "\"rationale\":\"\",\"rationale\":\"another\"");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Seal.sign(record(), key, null))
                .withMessage("'%s' is no JSON document any more.".formatted(record()));
    }

    @Test
    void nothing_is_signed_that_is_not_what_the_record_says() throws IOException {
        Files.writeString(folder.resolve("model-audit/sheet.png"), "another");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Seal.sign(record(), key, null))
                .withMessage(
                        "The record '%s' is not signed: its attachment 'model-audit/sheet.png' is not the file that the record names; sign the record where the run wrote it."
                                .formatted(record()));
        assertThat(folder.resolve("model-audit.intoto.jsonl")).doesNotExist();
    }

    @Test
    void keys_are_read_as_OpenSSL_writes_them_and_commands_say_what_they_found() throws IOException {
        Path file = folder.resolve("key.pem");
        Files.writeString(
                file,
                pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", pair.getPublic().getEncoded()));

        SignRecord.main(record().toString(), file.toString());
        VerifyRecord.main(record().toString(), file.toString());
        VerifyRecord.main(record().toString());
        VerifyRecord.main(folder.toString(), file.toString());
        change("net.pt", "not.pt");

        assertThatExceptionOfType(ChangedRecordException.class)
                .isThrownBy(() -> VerifyRecord.main(record().toString(), file.toString()))
                .withMessageStartingWith("'%s' is not as it was: ALTERED".formatted(record()));
    }

    private static String pem(String name, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(name, Base64.getMimeEncoder().encodeToString(bytes), name);
    }

    @Test
    void what_is_no_key_is_refused_in_a_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), pem("CERTIFICATE", new byte[] {1}));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> KeyFile.read(file))
                .withMessage(
                        "The key '%s' cannot be used: it holds neither 'PRIVATE KEY' nor 'PUBLIC KEY'; give a PEM file as `openssl genpkey -algorithm ed25519` writes it."
                                .formatted(file));
    }
}
