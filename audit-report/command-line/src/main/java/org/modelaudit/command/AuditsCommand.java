package org.modelaudit.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands take that run audits. */
abstract class AuditsCommand extends CommonOptions {

    @Parameters(
            arity = "1..*",
            paramLabel = "AUDITS",
            description = "YAML files (.audit.yaml), and folders in which such files are looked for.")
    private List<Path> places = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "modelaudit",
            description = "Folder to write to: ${DEFAULT-VALUE} unless said otherwise.")
    private Path out = Path.of("");

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "The record: model-audit.json in DIR unless said otherwise.")
    private @Nullable Path record;

    @Option(names = "--device", paramLabel = "DEVICE", description = "auto, cpu or gpu:N.")
    private @Nullable String device;

    @Option(
            names = {"--set", "-D"},
            paramLabel = "NAME=VALUE",
            mapFallbackValue = "",
            description = "Any setting of the README's table, such as profile=quick or seed=7; may be given again.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /**
     * @throws ConfigurationException if one is not there
     */
    final List<Path> places() {
        for (Path place : places) {
            if (place.toString().isEmpty() || Files.notExists(place)) {
                throw new ConfigurationException(
                        "There is no file or folder '%s'; give an audit that is there.".formatted(place));
            }
        }
        return places;
    }

    /** Where everything will go, with all settings made and nothing written yet. */
    final RunFolder folder() {
        set();
        RunFolder folder = new RunFolder(out, record);
        folder.say();
        return folder;
    }

    /**
     * Makes all settings and nothing else.
     *
     * @throws org.modelaudit.error.AuditException if one cannot be meant
     */
    final void set() {
        Settings.apply(settings);
        if (device != null) {
            System.setProperty("modelaudit.device", device);
        }
        Settings.verify();
    }
}
