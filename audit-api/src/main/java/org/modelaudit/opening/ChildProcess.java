package org.modelaudit.opening;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.temporary.PrivateFolder;

/** A child with a folder for its answers. It is asked one thing at a time; after an answer that is lost it is gone. */
final class ChildProcess {

    private static final String SAID = "said";
    private static final long MOST_SAID = 16L << 20;

    private final Process process;
    private final PrivateFolder folder;
    private final long memory = ChildMemory.limit();
    private int asked;

    private ChildProcess(Process process, PrivateFolder folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * @throws ConfigurationException if this Java has no program to start
     */
    static ChildProcess start() {
        PrivateFolder folder = PrivateFolder.create();
        ProcessBuilder command = command(folder);
        try {
            Process process = command.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(folder.file(SAID).toFile())
                    .start();
            return new ChildProcess(process, folder);
        } catch (IOException e) {
            folder.close();
            throw cannotStart(String.valueOf(e.getMessage()));
        }
    }

    private static ProcessBuilder command(PrivateFolder folder) {
        try {
            return ChildCommand.of(folder.path());
        } catch (IOException e) {
            folder.close();
            throw PrivateFolder.cannotWrite("How a model file is opened first cannot be written", e);
        }
    }

    private static ConfigurationException cannotStart(String why) {
        return new ConfigurationException(
                ("The process in which an unknown model file is opened first cannot be started (%s); mend that, or trust the file"
                                + " and open it in the process of the audit with -D%s=direct.")
                        .formatted(why, OpeningSettings.OPENING));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits for the answer.
     *
     * @throws ConfigurationException if the child cannot even start
     * @throws AuditInterruptedException if this thread is interrupted meanwhile
     */
    OpeningAnswer ask(OpeningRequest request, Duration limit) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        long end = System.nanoTime() + limit.toNanos();
        Path answer = folder.file(OpeningServer.answerName(asked++));
        send(request);
        while (true) {
            boolean alive = process.isAlive();
            if (Files.exists(answer)) {
                return read(answer);
            } else if (!alive) {
                return death();
            } else if (ChildMemory.of(process.pid()) > memory) {
                return OpeningAnswer.lost(
                        "opening it takes more than the %d MiB that are three quarters of this machine's memory; audit it on a larger one, or export it for smaller pictures"
                                .formatted(memory >> 20));
            } else if (System.nanoTime() > end) {
                return OpeningAnswer.lost(
                        "opening it takes longer than the %d s allowed; export the model again, or allow more with -D%s=N"
                                .formatted(limit.toSeconds(), OpeningSettings.SECONDS));
            } else if (folder.file(SAID).toFile().length() > MOST_SAID) {
                return OpeningAnswer.lost("opening it prints without end; export the model without what prints");
            }
            pause();
        }
    }

    /** A child that is gone already tells by its exit status. */
    private void send(OpeningRequest request) {
        try {
            OutputStream out = process.getOutputStream();
            out.write((request.line() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            stop();
        }
    }

    private static OpeningAnswer read(Path answer) {
        try {
            return OpeningAnswer.parse(Files.readString(answer));
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        } catch (IOException e) {
            throw PrivateFolder.cannotWrite("What was found of a model file cannot be kept", e);
        }
    }

    private OpeningAnswer death() {
        if (Files.notExists(folder.file(OpeningServer.READY))) {
            throw cannotStart("%s, exit status %d".formatted(firstLine(), process.exitValue()));
        } else if (process.exitValue() == ChildCommand.HEAP_EXHAUSTED) {
            return OpeningAnswer.lost(
                    "opening it takes more heap than the %d MiB that this Java may use; allow more with -Xmx, or export the model again"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20));
        }
        return OpeningAnswer.lost(
                "opening it ends the process that opens it (exit status %d), which a damaged file does and one made to do harm; export the model again, from a source that you trust"
                        .formatted(process.exitValue()));
    }

    private String firstLine() {
        try {
            return Files.readString(folder.file(SAID)).lines().findFirst().orElse("it said nothing");
        } catch (IOException e) {
            return "what it said cannot be read";
        }
    }

    private void pause() {
        try {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    private static AuditInterruptedException interrupted() {
        return new AuditInterruptedException(
                "The audit was interrupted while its model was being opened; run it again.");
    }

    /** Ends the child, whatever it is doing, and removes its folder. */
    void stop() {
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            folder.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
