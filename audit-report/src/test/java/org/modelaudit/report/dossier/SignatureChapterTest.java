package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.attestation.Change;
import org.modelaudit.report.attestation.RecordKey;
import org.modelaudit.report.attestation.RecordSignature;
import org.modelaudit.report.attestation.RecordSignature.Claim;
import org.modelaudit.report.attestation.RecordSignature.State;
import org.modelaudit.report.attestation.Seal;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.Records;
import org.w3c.dom.Document;

class SignatureChapterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static final String THIS = "0".repeat(64);
    private static final Claim CLAIM =
            new Claim("a".repeat(64), THIS, List.of("model-audit/sheet.png"), 30, "b".repeat(64));

    private static Document page(State state, String trouble, @Nullable Claim claim, List<Change> changes) {
        RecordSignature signature = new RecordSignature(state, "model-audit.intoto.jsonl", trouble, claim, changes);
        return Pages.parsed(
                Pages.html(Records.run(Records.audit("net", 0.5)), new DossierSources(List.of(), signature, null)));
    }

    private static String section(Document page) {
        return Pages.section(page, "signature");
    }

    private static final Change ALTERED = new Change(Change.Kind.ALTERED, "/audits/<b>\u202E/status", "");

    @Test
    void an_unsigned_record_is_said_to_prove_no_more_than_that_it_hangs_together() {
        Document page = page(State.UNSIGNED, "", null, List.of());

        assertThat(section(page))
                .contains("This record is not signed.")
                .contains("It proves no more than that it hangs together")
                .doesNotContain("verified");
        assertThat(Pages.section(page, "verdicts"))
                .contains("no; this record proves no more than that it hangs together");
    }

    @Test
    void a_signature_that_nobody_checked_claims_nothing() {
        Document page = page(State.NOT_CHECKED, "", CLAIM, List.of());

        assertThat(section(page))
                .contains("The signature was not checked.")
                .contains("no public key was given (--key FILE)")
                .contains("What the envelope says, not checked")
                .contains("Key that it names, SHA-256" + CLAIM.key())
                .doesNotContain("was verified");
        assertThat(Pages.section(page, "verdicts")).contains("not checked, no public key was given");
    }

    @Test
    void a_verified_one_says_by_which_key_what_it_covers_and_which_record_came_before() {
        assertThat(section(page(State.VERIFIED, "", CLAIM, List.of())))
                .contains("The signature was verified, and nothing was changed since.")
                .contains("Key that it was verified with, SHA-256" + CLAIM.key())
                .contains("the record with 30 entries and 1 file beside it: model-audit/sheet.png")
                .contains("Record before, SHA-256 of its envelope" + CLAIM.previous())
                .contains("yes, the same digest")
                .contains("It says neither when that was, nor who holds the key");
    }

    @Test
    void what_was_changed_is_named_here_and_on_the_first_page_as_text() {
        Document page = page(State.CHANGED, "", CLAIM, List.of(ALTERED));

        assertThat(section(page))
                .contains("Something was changed since it was signed.")
                .contains("/audits/<b>\\u202E/status")
                .contains("altered");
        assertThat(Pages.section(page, "verdicts")).contains("since then changed: ALTERED  /audits/<b>\\u202E/status");
    }

    @Test
    void of_many_changes_the_first_are_shown_and_the_others_counted() {
        assertThat(section(page(State.CHANGED, "", CLAIM, Collections.nCopies(25, ALTERED))))
                .contains("And 5 more; VerifyRecord names them all.");
    }

    @Test
    void a_key_that_proves_nothing_lets_nothing_be_told_of_who_signed() {
        assertThat(section(page(State.NOT_PROVEN, "its signature is another", null, List.of())))
                .contains("The signature is not proven.")
                .contains("its signature is another")
                .contains("nothing can be said of who signed the record")
                .doesNotContain(CLAIM.key());
    }

    @Test
    void the_command_checks_the_envelope_beside_the_record_with_the_key_that_it_is_given() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path record = Files.writeString(
                folder.resolve("model-audit.json"), RecordText.of(Records.run(Records.audit("net", 0.5))));
        Path out = folder.resolve("out");
        Seal.sign(record, RecordKey.signing(pair.getPrivate(), pair.getPublic()), null);

        Dossier.main(record.toString(), out.toString());
        assertThat(out.resolve("dossier.html")).content().contains("The signature was not checked.");

        Path key = Files.writeString(
                folder.resolve("public.pem"),
                "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(pair.getPublic().getEncoded())));
        Dossier.main(record.toString(), out.toString(), "--key", key.toString());
        assertThat(out.resolve("dossier.html"))
                .content()
                .contains("The signature was verified, and nothing was changed since.");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Dossier.main(record.toString(), out.toString(), "--key", record.toString()))
                .withMessageStartingWith("The key '%s' cannot be used: it holds neither".formatted(record));
    }

    @Test
    void of_another_record_the_digests_differ_in_words() {
        Claim other = new Claim("", "c".repeat(64), List.of(), 1, null);

        assertThat(section(page(State.NOT_CHECKED, "", other, List.of())))
                .contains("no, this record is " + THIS)
                .contains("it names none")
                .contains("none is named: it stands alone, or begins a chain");
    }
}
