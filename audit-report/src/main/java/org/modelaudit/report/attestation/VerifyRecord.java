package org.modelaudit.report.attestation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.CommandLine;

/**
 * Says what became of a record or a chain: {@code java org.modelaudit.report.attestation.VerifyRecord RECORD|FOLDER [PUBLIC_KEY]}.
 */
public final class VerifyRecord {

    private static final String USAGE = """
            VerifyRecord RECORD|FOLDER [PUBLIC_KEY]
              RECORD      model-audit.json, with its envelope and its files beside it
              FOLDER      below which the envelopes of a chain lie
              PUBLIC_KEY  PEM file; without it a record is only seen to hang together""";

    private VerifyRecord() {}

    /**
     * Verifies a record with its attachments, or the chain of envelopes below a folder, and prints every change, a line each.
     *
     * @param arguments the record or the folder, and the PEM file of the public key; without a key a record is only seen to hang together
     * @throws ConfigurationException if something cannot be read
     * @throws ChangedRecordException if anything is not as it was signed
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        if (CommandLine.asksForHelp(arguments)) {
            System.out.println(USAGE);
            return;
        }
        if (arguments.length != 1 && arguments.length != 2) {
            throw new ConfigurationException(
                    "VerifyRecord needs a record or a folder of a chain, and the PEM file of the public key; it got %d arguments."
                            .formatted(arguments.length));
        }
        Path subject = Path.of(arguments[0]);
        boolean chain = Files.isDirectory(subject);
        if (arguments.length == 1) {
            if (chain) {
                throw new ConfigurationException(
                        "A chain is verified with a key; give the PEM file of the public one.");
            }
            end(subject, Verification.ofUnsigned(subject));
            System.out.println(
                    "%s hangs together with its attachments. Without a signature that is all: whoever can write it can write anything."
                            .formatted(subject));
            return;
        }
        RecordKey key = KeyFile.read(Path.of(arguments[1]));
        end(subject, chain ? Chain.verify(subject, key) : Verification.of(subject, key));
        System.out.println(
                chain
                        ? "%s: one unbroken chain; whether newer links were taken away it cannot say."
                                .formatted(subject)
                        : "%s is as it was signed, and so are its attachments.".formatted(subject));
    }

    @SuppressWarnings("SystemOut")
    private static void end(Path subject, List<Change> changes) {
        if (!changes.isEmpty()) {
            changes.forEach(System.out::println);
            throw new ChangedRecordException("'%s' is not as it was: %s%s."
                    .formatted(
                            subject,
                            changes.size() == 1 ? "" : "%d changes, the first is ".formatted(changes.size()),
                            changes.get(0)));
        }
    }
}
