package org.modelaudit.comparison;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files beside the tests that an audit is held against, reviewed and committed like them.
 *
 * @param baselines folder of the baselines, {@code modelaudit.baselines}
 * @param mode what may be done to them, {@code modelaudit.baseline}
 * @param waivers file of the waivers, which need not be there, {@code modelaudit.waivers}
 * @param today the day of the run, on which waivers hold or not
 */
public record CommittedFiles(Path baselines, BaselineMode mode, Path waivers, LocalDate today) {

    private static final Path WAIVERS = Path.of("src", "test", "modelaudit", "waivers.json");

    private static final Path BASELINES = Path.of("src", "test", "modelaudit", "baselines");

    /**
     * The files of a run.
     *
     * @param parameters gives a setting by its name, empty where it is not set
     * @param environment gives a variable of the environment, empty where it is not set
     * @throws org.modelaudit.error.ConfigurationException if a setting is malformed
     */
    public static CommittedFiles of(
            Function<String, Optional<String>> parameters, Function<String, Optional<String>> environment) {
        return new CommittedFiles(
                parameters.apply("modelaudit.baselines").map(Path::of).orElse(BASELINES),
                BaselineMode.of(parameters.apply("modelaudit.baseline"), environment),
                parameters.apply("modelaudit.waivers").map(Path::of).orElse(WAIVERS),
                LocalDate.now(ZoneId.systemDefault()));
    }
}
