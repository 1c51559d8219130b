package org.modelaudit.report.html;

import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.core.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.html.ResultFiles.Results;
import org.modelaudit.report.html.front.AuditEntries;
import org.modelaudit.report.html.front.FrontPage;
import org.modelaudit.report.markup.Markup;
import org.modelaudit.report.record.WholeFile;

/** Makes the HTML report: {@code java org.modelaudit.report.html.AllureHtml RESULTS OUTPUT}. */
public final class AllureHtml {

    private AllureHtml() {}

    /**
     * Makes the report and prints its location as the last line, {@code Report: file:///…/index.html#audits}.
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
     * Refuses results of which no report can be made.
     *
     * @throws ConfigurationException if there are none, or one of them cannot be read
     */
    public static void requireResults(Path results) {
        ResultFiles.verify(results);
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
        Results read = ResultFiles.verify(results);
        AuditEntries entries = new AuditEntries();
        try (AuditsTab tab = AuditsTab.unpacked(entries);
                AllureHistory history = AllureHistory.of(results, read, output)) {
            Files.createDirectories(output);
            Configuration configuration = ConfigurationBuilder.empty()
                    .withExtensions(ReportParts.all())
                    .withPlugins(List.of(tab))
                    .withReportName("Model audit")
                    .build();
            new ReportGenerator(configuration).generateSingleFile(output, history.inputs());
            Path page = output.resolve("index.html");
            history.keep(page, entries.measured());
            OfflinePage.seal(
                    page,
                    "\n    <style>" + resource("front.css") + "</style>",
                    FrontPage.html(entries, history.earlier(), history.troubles()));
            return page;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The report cannot be written to '%s'; give a directory that can.".formatted(output), e);
        }
    }

    /**
     * Writes links to files into the first screen of a page, once they have been made.
     *
     * @param links address relative to the page, or absolute, by its words
     * @throws ConfigurationException if the page cannot be written
     */
    static void link(Path page, Map<String, String> links) {
        Markup markup = new Markup();
        links.forEach((words, address) -> markup.element("a", words, "href", address));
        try {
            String html = Files.readString(page).replace(FrontPage.DOSSIER, markup.toString());
            WholeFile.write(page, out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The report '%s' cannot be written; give a directory that can.".formatted(page), e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = AllureHtml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the jar of audit-report");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The location with three slashes, as a terminal makes a link of it, open at the audits and not at Allure's charts. */
    private static String location(Path page) {
        return page.toAbsolutePath().normalize().toUri() + "#audits";
    }
}
