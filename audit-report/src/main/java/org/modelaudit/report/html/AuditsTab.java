package org.modelaudit.report.html;

import io.qameta.allure.Extension;
import io.qameta.allure.PluginConfiguration;
import io.qameta.allure.behaviors.BehaviorsPlugin;
import io.qameta.allure.core.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.modelaudit.report.html.front.AuditEntries;

/** The tabs of our own: the first screen, and one that groups audits by epic, feature and story, which is by model and explainer. */
final class AuditsTab implements Plugin, AutoCloseable {

    private static final String SCRIPT = "audits.js";

    private final Path script;
    private final AuditEntries entries;

    private AuditsTab(Path script, AuditEntries entries) {
        this.script = script;
        this.entries = entries;
    }

    /**
     * The generator wants the script as a file; {@link #close()} removes it.
     *
     * @param entries learns of the audits while the page is made
     */
    static AuditsTab unpacked(AuditEntries entries) throws IOException {
        Path script = Files.createTempFile("audits", ".js");
        try (InputStream in = AuditsTab.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IOException(SCRIPT + " is missing in the jar of audit-report");
            }
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return new AuditsTab(script, entries);
    }

    @Override
    public PluginConfiguration getConfig() {
        return new PluginConfiguration()
                .setId("behaviors")
                .setName("Audits")
                .setDescription("Groups audits by model and explainer")
                .setExtensions(List.of())
                .setJsFiles(List.of(SCRIPT))
                .setCssFiles(List.of());
    }

    @Override
    @SuppressWarnings("deprecation")
    public void unpackReportStatic(Path output) {
        // Only called for reports of several files.
    }

    @Override
    public Map<String, Path> getPluginFiles() {
        return Map.of(SCRIPT, script);
    }

    @Override
    public List<Extension> getExtensions() {
        return List.of(new BehaviorsPlugin(), entries);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(script);
    }
}
