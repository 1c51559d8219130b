package org.modelaudit.image.jpeg;

/** Decodes one block after the other of a scan. */
interface BlockDecoder {

    /**
     * Decodes the block in the given row and column of blocks of the scan's component number {@code part}.
     *
     * @throws JpegException if the codes make no block
     */
    void decode(int part, int row, int column) throws JpegException;

    /** Forgets what earlier blocks have left. */
    void restart();
}
