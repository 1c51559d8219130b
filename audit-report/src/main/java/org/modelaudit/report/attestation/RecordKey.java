package org.modelaudit.report.attestation;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;

/**
 * A key that signs records or verifies their signatures: Ed25519, elliptic curves (ECDSA with SHA-256) or RSA (PSS with SHA-256 and a salt
 * of 32 bytes), from a file or from any provider of the Java Cryptography Architecture.
 */
public final class RecordKey {

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final @Nullable PrivateKey signing;
    private final @Nullable PublicKey verifying;

    private RecordKey(@Nullable PrivateKey signing, @Nullable PublicKey verifying) {
        this.signing = signing;
        this.verifying = verifying;
    }

    /**
     * A key that signs, perhaps one that never leaves its device.
     *
     * @param verifying the other half, by which the envelope names the key; null to name none
     */
    public static RecordKey signing(PrivateKey signing, @Nullable PublicKey verifying) {
        return new RecordKey(signing, verifying);
    }

    /** A key that verifies. */
    public static RecordKey verifying(PublicKey key) {
        return new RecordKey(null, key);
    }

    /** SHA-256 of the public half as {@code SubjectPublicKeyInfo}; empty where only the private half is known. */
    public String id() {
        return verifying == null ? "" : Sha256.of(verifying.getEncoded());
    }

    boolean signs() {
        return signing != null;
    }

    /**
     * @throws ConfigurationException if the key does not sign
     */
    byte[] sign(byte[] bytes) {
        PrivateKey key = signing;
        if (key == null) {
            throw new ConfigurationException("A public key verifies and does not sign; give the private one.");
        }
        try {
            Signature signature = signature(key);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(
                    "The key does not sign (%s); give an Ed25519, EC or RSA key.".formatted(e.getMessage()), e);
        }
    }

    /** Whether a signature of these bytes is of this key. */
    boolean verifies(byte[] bytes, byte[] signed) {
        PublicKey key = verifying;
        if (key == null) {
            throw new ConfigurationException("A private key signs and does not verify; give the public one.");
        }
        try {
            Signature signature = signature(key);
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // A signature that is malformed is none.
            return false;
        }
    }

    private static Signature signature(Key key) throws GeneralSecurityException {
        switch (key.getAlgorithm()) {
            case "EdDSA", "Ed25519" -> {
                return Signature.getInstance("Ed25519");
            }
            case "EC" -> {
                return Signature.getInstance("SHA256withECDSA");
            }
            case "RSA", "RSASSA-PSS" -> {
                Signature signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(PSS);
                return signature;
            }
            default -> throw new GeneralSecurityException("its algorithm is " + key.getAlgorithm());
        }
    }
}
