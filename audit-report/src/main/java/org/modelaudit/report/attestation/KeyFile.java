package org.modelaudit.report.attestation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.error.ConfigurationException;

/**
 * Keys in PEM files (RFC 7468) as OpenSSL writes them: {@code PRIVATE KEY} (PKCS #8), {@code PUBLIC KEY} ({@code SubjectPublicKeyInfo}), or
 * both in one file.
 */
public final class KeyFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("Ed25519", "EC", "RSA");
    private static final long LONGEST = 1 << 20;

    private final Path file;
    private final String text;

    private KeyFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Reads a key that signs, verifies, or does both, as its file holds it.
     *
     * @throws ConfigurationException if the file holds no key of this kind
     */
    public static RecordKey read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw cannot(file, "it is no key file, it is too long");
            }
            return new KeyFile(file, Files.readString(file, StandardCharsets.ISO_8859_1)).key();
        } catch (IOException e) {
            throw new ConfigurationException("The key '%s' cannot be read; give a PEM file.".formatted(file), e);
        }
    }

    private RecordKey key() {
        Optional<PublicKey> verifying = block("PUBLIC KEY").map(this::publicKey);
        Optional<PrivateKey> signing = block("PRIVATE KEY").map(this::privateKey);
        if (signing.isPresent()) {
            return RecordKey.signing(signing.get(), verifying.orElse(null));
        }
        return RecordKey.verifying(verifying.orElseThrow(() -> cannot(
                file,
                text.contains("ENCRYPTED") ? "it is encrypted" : "it holds neither 'PRIVATE KEY' nor 'PUBLIC KEY'")));
    }

    private Optional<byte[]> block(String name) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(name)) {
                return Optional.of(Base64.getMimeDecoder().decode(block.group(2)));
            }
        }
        return Optional.empty();
    }

    private PrivateKey privateKey(byte[] bytes) {
        return made(new PKCS8EncodedKeySpec(bytes), KeyFactory::generatePrivate);
    }

    private PublicKey publicKey(byte[] bytes) {
        return made(new X509EncodedKeySpec(bytes), KeyFactory::generatePublic);
    }

    private interface Maker<T> {
        T make(KeyFactory factory, KeySpec spec) throws GeneralSecurityException;
    }

    private <T> T made(KeySpec spec, Maker<T> maker) {
        for (String algorithm : ALGORITHMS) {
            try {
                return maker.make(KeyFactory.getInstance(algorithm), spec);
            } catch (GeneralSecurityException e) {
                // Of another algorithm, or of none.
            }
        }
        throw cannot(file, "its key is none of " + String.join(", ", ALGORITHMS));
    }

    private static ConfigurationException cannot(Path file, String why) {
        return new ConfigurationException(
                "The key '%s' cannot be used: %s; give a PEM file as `openssl genpkey -algorithm ed25519` writes it."
                        .formatted(file, why));
    }
}
