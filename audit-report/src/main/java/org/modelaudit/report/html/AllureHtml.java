package org.modelaudit.report.html;

import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.core.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.modelaudit.error.ConfigurationException;

/** Makes the HTML report: {@code java org.modelaudit.report.html.AllureHtml RESULTS OUTPUT}. */
public final class AllureHtml {

    private AllureHtml() {}

    /**
     * Makes the report and prints its location as the last line, {@code Report: file:///…/index.html#suites}.
     *
     * @param arguments the directory of Allure's results, and the directory that the page is written to
     * @throws ConfigurationException if there are no results, one of them cannot be read, or the page cannot be written
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        if (arguments.length != 2) {
            throw new ConfigurationException(
                    "AllureHtml needs two arguments, the results directory and the output directory, but got %d."
                            .formatted(arguments.length));
        }
        Path page = generate(Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println("Report: " + location(page));
    }

    /**
     * Makes the report.
     *
     * @param results directory that a test run with Allure left behind
     * @param output directory for the page; made where it is missing, an older page is replaced
     * @return the page
     * @throws ConfigurationException if there are no results, one of them cannot be read, or the page cannot be written
     */
    public static Path generate(Path results, Path output) {
        ResultFiles.verify(results);
        try (AuditsTab tab = AuditsTab.unpacked()) {
            Files.createDirectories(output);
            Configuration configuration = ConfigurationBuilder.empty()
                    .withExtensions(ReportParts.all())
                    .withPlugins(List.of(tab))
                    .withReportName("Model audit")
                    .build();
            new ReportGenerator(configuration).generateSingleFile(output, List.of(results));
            Path page = output.resolve("index.html");
            OfflinePage.seal(page);
            return page;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The report cannot be written to '%s'; give a directory that can.".formatted(output), e);
        }
    }

    /** The location with three slashes, as a terminal makes a link of it, open at the tests and not at Allure's charts. */
    private static String location(Path page) {
        return page.toAbsolutePath().normalize().toUri() + "#suites";
    }
}
