package org.modelaudit.report.dossier;

import java.util.List;
import java.util.Locale;
import org.modelaudit.report.attestation.Change;
import org.modelaudit.report.attestation.RecordSignature;
import org.modelaudit.report.attestation.RecordSignature.Claim;
import org.modelaudit.report.attestation.RecordSignature.State;

/** Who signed the record, what that covers, which record came before, and how much of it was verified; never more than that. */
final class SignatureChapter {

    private static final int MOST = 20;
    private static final int NAMED = 10;
    private static final int DIGITS = 12;

    private final Markup out;
    private final RecordSignature signature;
    private final String digest;

    private SignatureChapter(Markup out, RecordSignature signature, String digest) {
        this.out = out;
        this.signature = signature;
        this.digest = digest;
    }

    /**
     * @param digest of the record's file
     */
    static Chapter of(RecordSignature signature, String digest) {
        return new Chapter(
                "signature", "Signature and chain", out -> new SignatureChapter(out, signature, digest).write());
    }

    /** The same in a line. */
    static String inShort(RecordSignature signature) {
        return switch (signature.state()) {
            case UNSIGNED ->
                "no; this record proves no more than that it hangs together"
                        + (signature.changes().isEmpty()
                                ? ""
                                : ", and %s"
                                        .formatted(
                                                Words.count(signature.changes().size(), "file") + " do not"));
            case NOT_CHECKED -> "an envelope lies beside the record; not checked, no public key was given";
            case NOT_PROVEN -> "not by the given key: " + Words.brief(signature.trouble());
            case CHANGED ->
                "by the given key, but since then changed: "
                        + Words.brief(signature.changes().get(0).toString())
                        + (signature.changes().size() > 1
                                ? " and %d more".formatted(signature.changes().size() - 1)
                                : "");
            case VERIFIED -> "by the given key, SHA-256 %s…; nothing was changed since".formatted(start(signature));
        };
    }

    private static String start(RecordSignature signature) {
        Claim claim = signature.claim();
        return claim == null
                ? ""
                : claim.key().substring(0, Math.min(DIGITS, claim.key().length()));
    }

    private void write() {
        out.open("p").element("strong", verdict()).text(" " + meaning()).close();
        Claim claim = signature.claim();
        if (claim != null) {
            facts(claim);
        }
        changes();
        if (signature.state() != State.UNSIGNED) {
            out.element(
                    "p",
                    "A signature says that the holder of the key had these bytes. It says neither when that was, nor who holds the key, nor that what"
                            + " the record reports is true; whose key it is must be known from elsewhere.");
        }
    }

    private String verdict() {
        return switch (signature.state()) {
            case UNSIGNED -> "This record is not signed.";
            case NOT_CHECKED -> "The signature was not checked.";
            case NOT_PROVEN -> "The signature is not proven.";
            case CHANGED -> "Something was changed since it was signed.";
            case VERIFIED -> "The signature was verified, and nothing was changed since.";
        };
    }

    private String meaning() {
        String file = Words.name(signature.envelope());
        return switch (signature.state()) {
            case UNSIGNED ->
                "No envelope %s lies beside it. It proves no more than that it hangs together: whoever can write it can write anything into it. %s"
                        .formatted(file, hangsTogether());
            case NOT_CHECKED ->
                "The envelope %s lies beside the record, and no public key was given (--key FILE). So it proves nothing here; what stands below it says of itself. %s"
                        .formatted(file, hangsTogether());
            case NOT_PROVEN ->
                "Of the envelope %s beside the record the given key proves nothing: %s. So nothing can be said of who signed the record. %s"
                        .formatted(file, Words.brief(signature.trouble()), hangsTogether());
            case CHANGED ->
                "The envelope %s is of the given key, but what it speaks of is no longer what was signed; each difference stands below."
                        .formatted(file);
            case VERIFIED ->
                "The record, each of its entries and each of its files are, byte for byte, what the holder of the given key signed.";
        };
    }

    private String hangsTogether() {
        return signature.changes().isEmpty()
                ? "Each file that it names is beside it with the digest that it states."
                : "Not even that is whole, see below.";
    }

    private void facts(Claim claim) {
        boolean proven = signature.state().isProven();
        Table.ofFacts(out, proven ? "What was signed, as verified" : "What the envelope says, not checked", table -> {
            table.row("Envelope", Words.name(signature.envelope()));
            table.code(
                    proven ? "Key that it was verified with, SHA-256" : "Key that it names, SHA-256",
                    claim.key().isEmpty() ? "it names none" : Words.name(claim.key()));
            table.code("Record that it speaks of, SHA-256", Words.name(claim.record()));
            table.row(
                    "Is it this one",
                    claim.record().equals(digest) ? "yes, the same digest" : "no, this record is " + digest);
            table.row("Covers", covers(claim));
            if (claim.previous() == null) {
                table.row("Record before", "none is named: it stands alone, or begins a chain");
            } else {
                table.code("Record before, SHA-256 of its envelope", Words.name(claim.previous()));
            }
            table.row(
                    "Chain",
                    "not checked here, for a chain is in a folder of its own: VerifyRecord FOLDER KEY looks for every link of it");
        });
    }

    private static String covers(Claim claim) {
        List<String> files = claim.attachments();
        return "the record with %s%s%s"
                .formatted(
                        claim.entries() == 1 ? "1 entry" : claim.entries() + " entries",
                        files.isEmpty()
                                ? ", no other file"
                                : " and " + Words.count(files.size(), "file") + " beside it: ",
                        Words.names(files, NAMED));
    }

    private void changes() {
        List<Change> changes = signature.changes();
        if (changes.isEmpty()) {
            return;
        }
        Table.of(
                out,
                signature.state().isProven() ? "What is not as it was signed" : "What does not hang together",
                List.of("What", "Became of it", "Remark"),
                table -> changes.stream()
                        .limit(MOST)
                        .forEach(change -> table.row(
                                Words.brief(change.what()),
                                change.kind().name().toLowerCase(Locale.ROOT),
                                Words.brief(change.because()))));
        if (changes.size() > MOST) {
            out.element("p", "And %d more; VerifyRecord names them all.".formatted(changes.size() - MOST));
        }
    }
}
