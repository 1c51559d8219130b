package org.modelaudit.torch.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/**
 * SHA-256 of a file's bytes, computed once and beside the loading: only a report waits for it. Public for
 * the readers of formats.
 */
public final class FileDigest {

    private final CompletableFuture<String> digest;

    private FileDigest(CompletableFuture<String> digest) {
        this.digest = digest;
    }

    public static FileDigest start(Path file) {
        return new FileDigest(CompletableFuture.supplyAsync(() -> sha256(file)));
    }

    /**
     * Waits where it is not known yet.
     *
     * @throws UncheckedIOException if the file could not be read to its end
     */
    String get() {
        try {
            return digest.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException io ? io : e;
        }
    }

    /** Waits until the file is no longer read, so that it can be deleted. */
    public void await() {
        digest.handle((found, failure) -> true).join();
    }

    private static String sha256(Path file) {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
            while (in.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("The model file '%s' cannot be read".formatted(file), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
