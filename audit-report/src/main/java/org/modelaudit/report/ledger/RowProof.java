package org.modelaudit.report.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.modelaudit.content.Sha256;
import org.modelaudit.ledger.LedgerKey;

/** Sixteen bytes by which a row shows that it is what was written: of a damaged one nothing is believed. */
final class RowProof {

    private static final int BYTES = 16;

    private RowProof() {}

    static byte[] of(LedgerKey key, byte[] content) {
        byte[] name = key.sha256().getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(name, name.length + content.length);
        System.arraycopy(content, 0, all, name.length, content.length);
        return Arrays.copyOf(HexFormat.of().parseHex(Sha256.of(all)), BYTES);
    }

    static boolean holds(LedgerKey key, byte[] content, byte[] proof) {
        return Arrays.equals(of(key, content), proof);
    }
}
