package org.modelaudit.opening;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.ModelException;
import org.modelaudit.temporary.PrivateFolder;

/**
 * Bytes that were read once, and written and digested as they came.
 *
 * @param bytes how many
 * @param sha256 their digest, 64 lower-case hexadecimal digits
 */
record DigestedCopy(long bytes, String sha256) {

    /**
     * Streams rather than channels, which an interrupt of the thread would close.
     *
     * @param copy made with the folder that it lies in
     * @throws ModelException if the original cannot be read, or changes its length meanwhile
     * @throws ConfigurationException if there is no room for the copy
     */
    static DigestedCopy make(Path original, Path copy) {
        long length = original.toFile().length();
        try (FileInputStream in = new FileInputStream(original.toFile())) {
            long copied = 0;
            MessageDigest digest = Sha256.digest();
            try (OutputStream out = created(copy)) {
                byte[] buffer = new byte[1 << 18];
                for (int n = in.read(buffer); n >= 0 && copied <= length; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                    write(out, buffer, n);
                    copied += n;
                }
            }
            if (copied != length) {
                throw new ModelException(
                        "The model file '%s' changed while it was read; audit it once it is written to its end."
                                .formatted(original));
            }
            return new DigestedCopy(length, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new ModelException("The model file '%s' cannot be read (%s).".formatted(original, e.getMessage()), e);
        }
    }

    private static OutputStream created(Path copy) {
        try {
            Files.createDirectories(copy.getParent());
            return new FileOutputStream(copy.toFile());
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int count) {
        try {
            out.write(buffer, 0, count);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static ConfigurationException noRoom(IOException e) {
        return PrivateFolder.cannotWrite("The model file cannot be copied, for which there must be room twice,", e);
    }
}
