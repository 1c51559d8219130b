package org.modelaudit.torch.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The entries of a saved program by name, {@code data.pkl}, {@code code/__torch__/nets.py}, {@code data/0}, whether they lie in a
 * file or are made of one in another format.
 *
 * <p>Public for the readers of formats and for those who read a program.
 */
public interface SavedEntries {

    /** In the order in which they are kept. */
    Iterable<String> names();

    boolean has(String name);

    /** Size in bytes, or -1 where there is no such entry. */
    long size(String name);

    /** Checksum (CRC-32) of the bytes. */
    long crc(String name);

    /**
     * @throws org.modelaudit.torch.source.ProgramException if the entry is missing, damaged or larger than source and pickles may be
     */
    byte[] read(String name);

    default String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    /**
     * The bytes of an entry of any size; the caller closes it.
     *
     * @throws org.modelaudit.torch.source.ProgramException if the entry is missing
     */
    InputStream stream(String name) throws IOException;
}
