package org.modelaudit.report.attestation;

import java.nio.file.Path;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.CommandLine;

/** Signs a record: {@code java org.modelaudit.report.attestation.SignRecord RECORD KEY [PREVIOUS]}. */
public final class SignRecord {

    private static final String USAGE = """
            SignRecord RECORD KEY [PREVIOUS]
              RECORD    model-audit.json, as a run of audits wrote it, with its files beside it
              KEY       PEM file with the private key, and the public one, by which the envelope names it
              PREVIOUS  envelope of the record before, *.intoto.jsonl, which a chain goes on from""";

    private SignRecord() {}

    /**
     * Signs the record and prints where the envelope lies, and the command by which any OpenSSL makes the two halves of a key is {@code openssl
     * genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout >> key.pem}.
     *
     * @param arguments the record, a PEM file with the private key (and the public one, by which the envelope names it), and the envelope
     *     of the record before, which a chain goes on from
     * @throws ConfigurationException if the record cannot be signed
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        if (CommandLine.asksForHelp(arguments)) {
            System.out.println(USAGE);
            return;
        }
        if (arguments.length != 2 && arguments.length != 3) {
            throw new ConfigurationException(
                    "SignRecord needs the record, the key's PEM file and, to go on with a chain, the envelope before; it got %d arguments."
                            .formatted(arguments.length));
        }
        Path previous = arguments.length == 3 ? Path.of(arguments[2]) : null;
        Path envelope = Seal.sign(Path.of(arguments[0]), KeyFile.read(Path.of(arguments[1])), previous);
        System.out.println("Signature: " + envelope.toUri());
    }
}
