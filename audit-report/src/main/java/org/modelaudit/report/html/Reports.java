package org.modelaudit.report.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.ci.CiReports;
import org.modelaudit.report.dossier.Dossier;

/**
 * Makes the HTML report and the dossier one after the other, for builds that name one class to run: {@code java
 * org.modelaudit.report.html.Reports RESULTS OUTPUT RECORD FOLDER}.
 */
public final class Reports {

    private static final int EACH = 2;

    private Reports() {}

    /**
     * Makes both and prints where they lie as the last three lines, behind those of what the run left: its record and, where they are there,
     * its Markdown and SARIF.
     *
     * @param arguments those of {@link AllureHtml}, then those of {@link Dossier}
     * @throws ConfigurationException if there are no results or no record, one cannot be read, or something cannot be written
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        if (arguments.length < 2 * EACH) {
            throw new ConfigurationException(
                    "Reports needs the results directory, the directory for their page, the record (model-audit.json) and the folder for the dossier, but got %d arguments."
                            .formatted(arguments.length));
        }
        List<String> all = Arrays.asList(arguments);
        Path record = Path.of(all.get(EACH)).toAbsolutePath().normalize();
        if (Files.isRegularFile(record)) {
            System.out.println("Record: " + record.toUri());
            CiReports.besides(record).forEach((what, file) -> System.out.println(what + ": " + file.toUri()));
        }
        AllureHtml.main(all.subList(0, EACH).toArray(String[]::new));
        Dossier.main(all.subList(EACH, all.size()).toArray(String[]::new));
        linkDossier(Path.of(arguments[1]), Path.of(arguments[EACH + 1]));
    }

    /**
     * Writes links to the dossier into the report's first screen, once both have been made; to what is there of the dossier.
     *
     * @param report directory of the report's page
     * @param dossier folder of the dossier
     */
    public static void linkDossier(Path report, Path dossier) {
        Path output = report.toAbsolutePath().normalize();
        AllureHtml.link(output.resolve("index.html"), dossier(output, dossier));
    }

    /** Addresses of what was made of the dossier, from the page. */
    private static Map<String, String> dossier(Path output, Path folder) {
        Map<String, String> links = new LinkedHashMap<>();
        Path there = folder.toAbsolutePath().normalize();
        link(links, "Dossier", output, there.resolve("dossier.html"));
        link(links, "Dossier as PDF", output, there.resolve("dossier.pdf"));
        return links;
    }

    /** Relative where it can be, so that both may be moved together; as a URI, where nothing in a name means something else. */
    private static void link(Map<String, String> links, String words, Path from, Path to) {
        if (Files.exists(to)) {
            boolean near = Objects.equals(from.getRoot(), to.getRoot());
            links.put(words, near ? relative(from.relativize(to)) : to.toUri().toString());
        }
    }

    private static String relative(Path path) {
        List<String> names = new ArrayList<>();
        for (Path name : path) {
            names.add(URLEncoder.encode(name.toString(), StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return String.join("/", names);
    }
}
