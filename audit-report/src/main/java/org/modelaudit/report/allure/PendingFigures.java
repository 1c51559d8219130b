package org.modelaudit.report.allure;

import io.qameta.allure.AllureLifecycle;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.figure.FigureFile;
import org.modelaudit.report.figure.FigureQueue;

/**
 * Figures that have their place among the attachments of a test, and whose bytes come while the next are prepared. Closed when there are
 * no more; what could not be drawn is said then, and costs no other.
 */
final class PendingFigures implements AutoCloseable {

    private final AllureLifecycle allure;
    private final FigureQueue pending = new FigureQueue();
    private @Nullable RuntimeException trouble;

    PendingFigures(AllureLifecycle allure) {
        this.allure = allure;
    }

    /** Attaches a figure to the step or test that is running now. */
    void attach(String name, FigureFile figure) {
        String file = allure.prepareAttachment(name, figure.mediaType(), figure.extension());
        pending.add(() -> write(file, figure));
    }

    /** What is wrong with it is not the trouble of whoever attaches another meanwhile. */
    private void write(String file, FigureFile figure) {
        try {
            allure.writeAttachment(file, new ByteArrayInputStream(figure.bytes()));
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
        pending.finish();
        if (trouble != null) {
            throw trouble;
        }
    }
}
