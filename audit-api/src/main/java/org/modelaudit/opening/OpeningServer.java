package org.modelaudit.opening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The child's side: opens one file after the other, as the parent would, and writes each answer into a file of the folder that it is
 * given; what native code prints goes elsewhere. It ends with the parent, whose end closes the input, whatever it is doing then.
 */
final class OpeningServer {

    static final String READY = "ready";

    /** A thread of an audit has called other code before it opens a file; what fits into this fits into what is left of its stack. */
    private static final long STACK = 768L << 10;

    private OpeningServer() {}

    /**
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        dieBeforeOthers();
        Files.createFile(folder.resolve(READY));
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Path answer = folder.resolve(answerName(number++));
            OpeningRequest request = OpeningRequest.parse(line);
            new Thread(null, () -> write(opened(request), answer), "modelaudit-opening", STACK).start();
        }
        Runtime.getRuntime().halt(0);
    }

    static String answerName(int number) {
        return "answer-" + number;
    }

    /** Where memory runs out, Linux ends the process of the highest score; anyone may raise their own. */
    private static void dieBeforeOthers() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
        } catch (IOException e) {
            return; // not Linux
        }
    }

    private static OpeningAnswer opened(OpeningRequest request) {
        try {
            FileRuntime runtime = Class.forName(request.runtime())
                    .asSubclass(FileRuntime.class)
                    .getDeclaredConstructor()
                    .newInstance();
            runtime.place(request.source());
            runtime.open(request.source(), request.lent()).close();
            return OpeningAnswer.OPENED;
        } catch (OutOfMemoryError e) {
            throw e; // ends the child, which says so by its exit status
        } catch (ReflectiveOperationException | RuntimeException | LinkageError | StackOverflowError e) {
            return OpeningAnswer.thrown(e);
        }
    }

    private static void write(OpeningAnswer answer, Path file) {
        try {
            Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), answer.json());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
