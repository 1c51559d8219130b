package org.modelaudit.torch.exported;

import java.io.IOException;
import java.io.InputStream;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.graph.StoredBytes;

/** A storage that is an entry of an archive. */
record EntryBytes(SavedEntries archive, String entry) implements StoredBytes {

    @Override
    public long size() {
        return archive.size(entry);
    }

    @Override
    public long crc() {
        return archive.crc(entry);
    }

    @Override
    public InputStream stream() throws IOException {
        return archive.stream(entry);
    }
}
