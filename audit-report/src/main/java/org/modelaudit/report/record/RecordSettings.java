package org.modelaudit.report.record;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.modelaudit.content.DecidingSettings;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.temporary.BuildFolder;

/**
 * Whether and where a run is recorded: JUnit configuration parameters or system properties.
 *
 * @param file the record, {@code modelaudit.record}; empty for none
 * @param run what the run is called, {@code modelaudit.run}; empty where nobody named it
 * @param deciding settings that may change what is found, by name
 */
record RecordSettings(Optional<Path> file, Optional<String> run, SortedMap<String, String> deciding) {

    /** What switches it off. */
    private static final String NONE = "none";

    private static final String FILE = "model-audit.json";

    /**
     * Reads the settings. Unless a file is named it is {@code modelaudit/model-audit.json} below the build folder of the working
     * directory, where there is one.
     *
     * @param parameters gives a parameter's value by its name, empty where it is not set
     * @throws ConfigurationException if the file's name is none
     */
    static RecordSettings from(Function<String, Optional<String>> parameters) {
        Optional<String> said = given(parameters, "modelaudit.record");
        Optional<Path> file = said.isPresent()
                ? said.filter(name -> !name.equals(NONE)).map(RecordSettings::path)
                : BuildFolder.ours().map(folder -> folder.resolve(FILE));
        return new RecordSettings(file, given(parameters, "modelaudit.run"), DecidingSettings.ofRun(parameters));
    }

    private static Optional<String> given(Function<String, Optional<String>> parameters, String name) {
        return parameters.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    "modelaudit.record is '%s', which is no path; give a file, or none.".formatted(name), e);
        }
    }
}
