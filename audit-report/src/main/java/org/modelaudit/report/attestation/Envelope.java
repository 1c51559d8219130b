package org.modelaudit.report.attestation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A signed statement as it lies on the disk: DSSE version 1 ({@code github.com/secure-systems-lab/dsse}).
 *
 * @param payload the statement's bytes, Base64
 * @param payloadType {@value #TYPE}
 * @param signatures of {@link #signedBytes}, at least one
 */
record Envelope(String payload, String payloadType, List<Signature> signatures) {

    static final String TYPE = "application/vnd.in-toto+json";

    /**
     * One signature.
     *
     * @param keyid which key is meant; a hint that proves nothing
     * @param sig Base64
     */
    record Signature(String keyid, String sig) {}

    static Envelope of(byte[] statement, RecordKey key) {
        String payload = Base64.getEncoder().encodeToString(statement);
        String sig = Base64.getEncoder().encodeToString(key.sign(signedBytes(TYPE, statement)));
        return new Envelope(payload, TYPE, List.of(new Signature(key.id(), sig)));
    }

    byte[] statement() {
        return Base64.getDecoder().decode(payload);
    }

    /** What is signed: the pre-authentication encoding, {@code DSSEv1 LEN(type) type LEN(body) body}, lengths in decimal digits. */
    static byte[] signedBytes(String type, byte[] body) {
        byte[] name = type.getBytes(StandardCharsets.UTF_8);
        byte[] head =
                "DSSEv1 %d %s %d ".formatted(name.length, type, body.length).getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
