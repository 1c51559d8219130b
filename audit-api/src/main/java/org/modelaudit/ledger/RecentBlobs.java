package org.modelaudit.ledger;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a run made last, in memory; bounded, the least recently used go first. */
final class RecentBlobs {

    private static final long MOST = 64L << 20;

    private final Map<LedgerKey, byte[]> blobs = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized Optional<byte[]> find(LedgerKey key) {
        return Optional.ofNullable(blobs.get(key));
    }

    synchronized void keep(LedgerKey key, byte[] blob) {
        byte[] old = blobs.put(key, blob);
        bytes += blob.length - (old == null ? 0 : old.length);
        Iterator<byte[]> eldest = blobs.values().iterator();
        while (bytes > MOST && eldest.hasNext()) {
            bytes -= eldest.next().length;
            eldest.remove();
        }
    }
}
