package org.modelaudit.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is printed, and whether it arrived. Whoever reads a pipe may have seen enough and close it, {@code modelaudit layers model.pt2 | head},
 * which is no trouble; a full disk is.
 */
final class StandardOutput {

    /** What the systems call it; Windows says the last two. */
    private static final String[] CLOSED = {
        "broken pipe", "connection reset", "pipe is being closed", "pipe has been ended"
    };

    private final PrintStream out;
    private final Watched watched;

    private StandardOutput(PrintStream out, Watched watched) {
        this.out = out;
        this.watched = watched;
    }

    /** Makes everything that this process prints go through here, as UTF-8, but on Windows, whose terminals have a code page. */
    static StandardOutput take() {
        Charset charset =
                System.getProperty("os.name").startsWith("Windows") ? Charset.defaultCharset() : StandardCharsets.UTF_8;
        Watched watched = new Watched(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(watched, true, charset);
        System.setOut(out);
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset));
        return new StandardOutput(out, watched);
    }

    /** What the process ends with: as it was, unless something of the output got lost. */
    @SuppressWarnings("SystemOut")
    ExitCode end(ExitCode code) {
        out.flush();
        Optional<String> lost = watched.lost();
        if (lost.isEmpty()) {
            return code;
        }
        System.err.println("What was to be printed could not be written (%s); make room or print elsewhere."
                .formatted(lost.get()));
        return code == ExitCode.PASS ? ExitCode.TROUBLE : code;
    }

    /** Remembers the first trouble, which {@link PrintStream} keeps to itself. */
    private static final class Watched extends FilterOutputStream {

        private @Nullable String trouble;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                trouble = trouble == null ? String.valueOf(e.getMessage()) : trouble;
                throw e;
            }
        }

        /** Why something was not written; empty where all was, or nobody wanted to read on. */
        Optional<String> lost() {
            return Optional.ofNullable(trouble).filter(text -> !isClosedPipe(text));
        }

        private static boolean isClosedPipe(String text) {
            String said = text.toLowerCase(Locale.ROOT);
            for (String closed : CLOSED) {
                if (said.contains(closed)) {
                    return true;
                }
            }
            return false;
        }
    }
}
