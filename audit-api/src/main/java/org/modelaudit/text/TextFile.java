package org.modelaudit.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/**
 * A text file in UTF-8, or in what its byte-order mark says: UTF-16 or UTF-32 of either order. The mark is no part of the
 * text; left in, it would be part of the first name.
 */
public final class TextFile {

    private TextFile() {}

    /**
     * Opens a file; the reader refuses bytes that are no characters with a {@link CharacterCodingException}.
     *
     * @throws IOException if there is no such file
     */
    public static BufferedReader open(Path file) throws IOException {
        BOMInputStream in = BOMInputStream.builder()
                .setInputStream(Files.newInputStream(file))
                .setByteOrderMarks(
                        ByteOrderMark.UTF_8,
                        ByteOrderMark.UTF_32LE,
                        ByteOrderMark.UTF_32BE,
                        ByteOrderMark.UTF_16LE,
                        ByteOrderMark.UTF_16BE)
                .get();
        try {
            Charset charset = in.hasBOM() ? Charset.forName(in.getBOMCharsetName()) : StandardCharsets.UTF_8;
            return new BufferedReader(new InputStreamReader(in, charset.newDecoder()));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
