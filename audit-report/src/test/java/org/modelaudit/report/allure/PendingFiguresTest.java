package org.modelaudit.report.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.report.figure.FigureFile;
import org.modelaudit.report.figure.PictureGallery;

class PendingFiguresTest {

    private final List<String> written = new ArrayList<>();

    private final AllureLifecycle allure = new AllureLifecycle(new AllureResultsWriter() {
        @Override
        public void write(TestResult result) {}

        @Override
        public void write(TestResultContainer container) {}

        @Override
        public void write(String source, InputStream attachment) {
            written.add(source);
        }
    });

    private static FigureFile good() {
        return PictureGallery.of(List.of(new PictureGallery.Row("row", "", List.of())));
    }

    private static FigureFile broken() {
        return PictureGallery.of(List.of());
    }

    @Test
    void a_figure_that_cannot_be_drawn_is_said_at_the_end_and_costs_no_other() {
        PendingFigures figures = new PendingFigures(allure);
        figures.attach("broken", broken());
        for (int i = 0; i < 6; i++) {
            String name = "good " + i;
            assertThatCode(() -> figures.attach(name, good())).as(name).doesNotThrowAnyException();
        }
        assertThatThrownBy(figures::close).hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
        assertThat(written).hasSize(6);
    }
}
