package org.modelaudit.report.allure;

import io.qameta.allure.AllureLifecycle;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.figure.FigureFile;

/**
 * Figures that have their place among the attachments of a test, and whose bytes come while the next are prepared. Closed when there are
 * no more; what could not be drawn is said then, and costs no other.
 */
final class PendingFigures implements AutoCloseable {

    /** Such as are drawn take some megabytes each. */
    private static final int MOST = 4;

    /** A figure, and the file that Allure expects it in. */
    private record Pending(String file, FigureFile figure) {}

    private final AllureLifecycle allure;
    private final Queue<Pending> pending = new ArrayDeque<>();
    private @Nullable RuntimeException trouble;

    PendingFigures(AllureLifecycle allure) {
        this.allure = allure;
    }

    /** Attaches a figure to the step or test that is running now. */
    void attach(String name, FigureFile figure) {
        pending.add(new Pending(allure.prepareAttachment(name, figure.mediaType(), figure.extension()), figure));
        if (pending.size() > MOST) {
            write(pending.remove());
        }
    }

    /** What is wrong with it is not the trouble of whoever attaches another meanwhile. */
    private void write(Pending next) {
        try {
            allure.writeAttachment(next.file, new ByteArrayInputStream(next.figure.bytes()));
        } catch (RuntimeException e) {
            if (trouble == null) {
                trouble = e;
            } else {
                trouble.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        while (!pending.isEmpty()) {
            write(pending.remove());
        }
        if (trouble != null) {
            throw trouble;
        }
    }
}
