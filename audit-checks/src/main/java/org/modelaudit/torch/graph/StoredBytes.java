package org.modelaudit.torch.graph;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that lie in a file and are read when they are needed. */
public interface StoredBytes {

    long size();

    /** Checksum (CRC-32) of all of them. */
    long crc();

    /** From the first to the last; the caller closes it. */
    InputStream stream() throws IOException;
}
