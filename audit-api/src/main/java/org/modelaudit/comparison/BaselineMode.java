package org.modelaudit.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.modelaudit.error.ConfigurationException;

/** What may be done to baselines, {@code modelaudit.baseline}. */
public enum BaselineMode {
    /** Compares, and records what is not there yet. */
    AUTO,
    /** Records everything anew and compares nothing. */
    RECORD,
    /** Compares and never writes. */
    CHECK;

    /** Variables that continuous integration sets: GitHub, GitLab and most others the first, then Azure, Jenkins, TeamCity, AWS. */
    private static final List<String> CI =
            List.of("CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION", "CODEBUILD_BUILD_ID");

    /**
     * The mode of this run; in continuous integration, where nobody looks at what is recorded and nothing is committed, nothing is.
     *
     * @param setting what {@code modelaudit.baseline} says, if anything
     * @param environment a variable of the environment by its name, empty where it is not set
     * @throws ConfigurationException for another word, or to record in continuous integration
     */
    public static BaselineMode of(Optional<String> setting, Function<String, Optional<String>> environment) {
        BaselineMode mode = setting.map(BaselineMode::named).orElse(AUTO);
        Optional<String> ci = CI.stream()
                .filter(name -> environment
                        .apply(name)
                        .filter(value -> !value.isBlank() && !value.strip().equalsIgnoreCase("false"))
                        .isPresent())
                .findFirst();
        if (mode == RECORD && ci.isPresent()) {
            throw new ConfigurationException(
                    "modelaudit.baseline is record, but this is continuous integration (%s is set), where nobody reviews what is recorded; record on your machine and commit the files."
                            .formatted(ci.get()));
        }
        return ci.isPresent() ? CHECK : mode;
    }

    private static BaselineMode named(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "auto" -> AUTO;
            case "record" -> RECORD;
            case "check" -> CHECK;
            default ->
                throw new ConfigurationException(
                        "modelaudit.baseline must be auto, record or check, but is '%s'.".formatted(text));
        };
    }
}
