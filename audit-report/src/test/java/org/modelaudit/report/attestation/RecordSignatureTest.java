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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.attestation.RecordSignature.Claim;
import org.modelaudit.report.attestation.RecordSignature.State;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.Records;

class RecordSignatureTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final KeyPair pair = keys();
    private final RecordKey key = RecordKey.signing(pair.getPrivate(), pair.getPublic());
    private final RecordKey verifying = RecordKey.verifying(pair.getPublic());

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void write() throws IOException {
        byte[] picture = "picture".getBytes(StandardCharsets.UTF_8);
        Files.write(Files.createDirectories(folder.resolve("model-audit")).resolve("sheet.png"), picture);
        RecordedAttachment sheet = new RecordedAttachment(
                "Worst", "model-audit/sheet.png", "image/png", picture.length, Sha256.of(picture));
        Files.writeString(record(), RecordText.of(Records.run(Records.with(Records.audit("net", 0.5, 0.75), sheet))));
    }

    private Path record() {
        return folder.resolve("model-audit.json");
    }

    private RecordSignature checkedWith(@Nullable RecordKey given) {
        return RecordSignature.of(record(), Optional.ofNullable(given));
    }

    @Test
    void a_record_without_an_envelope_is_unsigned_whatever_key_is_given() throws IOException {
        assertThat(checkedWith(verifying))
                .isEqualTo(checkedWith(null))
                .matches(signature -> signature.state() == State.UNSIGNED && signature.claim() == null)
                .matches(signature -> signature.changes().isEmpty());

        Files.delete(folder.resolve("model-audit/sheet.png"));
        assertThat(checkedWith(null).changes()).containsExactly(Change.missing("model-audit/sheet.png", ""));
    }

    @Test
    void without_a_key_what_an_envelope_says_is_told_and_nothing_is_proven() throws IOException {
        Seal.sign(record(), key, null);
        RecordSignature signature = checkedWith(null);

        assertThat(signature.state()).isEqualTo(State.NOT_CHECKED);
        assertThat(signature.state().isProven()).isFalse();
        Claim claim = Objects.requireNonNull(signature.claim());
        assertThat(claim.key()).isEqualTo(verifying.id());
        assertThat(claim.record()).isEqualTo(Sha256.ofFile(record()));
        assertThat(claim.attachments()).containsExactly("model-audit/sheet.png");
        assertThat(claim.previous()).isNull();
    }

    @Test
    void with_its_key_a_signature_is_verified_and_names_the_record_before() throws IOException {
        Path before = Seal.sign(record(), key, null);
        Path kept = Files.move(before, folder.resolve("before.intoto.jsonl"));
        Seal.sign(record(), key, kept);

        RecordSignature signature = checkedWith(verifying);
        assertThat(signature.state()).isEqualTo(State.VERIFIED);
        assertThat(Objects.requireNonNull(signature.claim()).previous()).isEqualTo(Sha256.ofFile(kept));
    }

    @Test
    void what_was_changed_since_is_named() throws IOException {
        Seal.sign(record(), key, null);
        Files.writeString(folder.resolve("model-audit/sheet.png"), "another");

        RecordSignature signature = checkedWith(verifying);
        assertThat(signature.state()).isEqualTo(State.CHANGED);
        assertThat(signature.changes()).containsExactly(Change.altered("model-audit/sheet.png", ""));
    }

    @Test
    void the_envelope_of_another_record_covers_nothing_of_this_one() throws IOException {
        Seal.sign(record(), key, null);
        Files.writeString(record(), RecordText.of(Records.run(Records.audit("other", 0.1))));

        assertThat(checkedWith(verifying).state()).isEqualTo(State.CHANGED);
        assertThat(Objects.requireNonNull(checkedWith(null).claim()).record()).isNotEqualTo(Sha256.ofFile(record()));
    }

    @Test
    void another_key_proves_nothing_and_nothing_of_the_envelope_is_told() {
        Seal.sign(record(), key, null);

        RecordSignature signature = checkedWith(RecordKey.verifying(keys().getPublic()));
        assertThat(signature.state()).isEqualTo(State.NOT_PROVEN);
        assertThat(signature.claim()).isNull();
        assertThat(signature.trouble()).isEqualTo("its signature is not one of this key over this content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"payload\":\"e30=\",\"signatures\":[{}]}"})
    void what_is_no_envelope_is_said_to_be_none(String text) throws IOException {
        Path envelope = Seal.sign(record(), key, null);
        Files.writeString(envelope, text);

        assertThat(checkedWith(null))
                .matches(signature -> signature.state() == State.NOT_PROVEN)
                .matches(signature -> signature.trouble().equals("it is no DSSE envelope of a record"));
        assertThat(checkedWith(verifying).state()).isEqualTo(State.NOT_PROVEN);
    }

    @Test
    void an_envelope_that_ends_too_early_is_none_at_any_length() throws IOException {
        Path envelope = Seal.sign(record(), key, null);
        byte[] whole = Files.readAllBytes(envelope);
        for (int length = 0; length < whole.length; length += 37) {
            Files.write(envelope, java.util.Arrays.copyOf(whole, length));
            assertThat(checkedWith(verifying).state()).isEqualTo(State.NOT_PROVEN);
            assertThat(checkedWith(null).state()).isEqualTo(State.NOT_PROVEN);
        }
    }

    @Test
    void a_key_that_only_signs_is_refused() {
        Seal.sign(record(), key, null);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> checkedWith(RecordKey.signing(pair.getPrivate(), null)))
                .withMessage("A private key signs and does not verify; give the public one.");
    }
}
