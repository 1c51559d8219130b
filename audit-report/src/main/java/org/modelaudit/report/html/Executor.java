package org.modelaudit.report.html;

import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who ran the tests, as Allure's {@code executor.json} says it: what a continuous integration tells of itself in its environment. Elsewhere
 * it is only said that nobody tells, and nothing of the machine.
 */
final class Executor {

    private static final Gson GSON = new Gson();
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern WEB = Pattern.compile("https?://[^\\s\"'<>]+");

    private final Map<String, String> environment;
    private final String time;

    /**
     * @param time when the run ended, for people
     */
    Executor(Map<String, String> environment, String time) {
        this.environment = environment;
        this.time = time;
    }

    /** Which run of it this is, as it counts them. */
    Optional<Long> order() {
        return value(isGithub() ? "GITHUB_RUN_NUMBER" : isGitlab() ? "CI_PIPELINE_IID" : "BUILD_NUMBER")
                .filter(number -> NUMBER.matcher(number).matches())
                .map(Long::valueOf);
    }

    /**
     * The file.
     *
     * @param order of the run in its history
     */
    String json(long order) {
        Map<String, Object> executor = new LinkedHashMap<>();
        if (isGithub()) {
            name(executor, "GitHub Actions", "github");
            value("GITHUB_WORKFLOW").ifPresent(workflow -> executor.put("buildName", workflow + " #" + order));
            String run = "%s/%s/actions/runs/%s"
                    .formatted(
                            environment.getOrDefault("GITHUB_SERVER_URL", ""),
                            environment.getOrDefault("GITHUB_REPOSITORY", ""),
                            environment.getOrDefault("GITHUB_RUN_ID", ""));
            link(executor, run);
        } else if (isGitlab()) {
            name(executor, "GitLab CI", "gitlab");
            executor.put("buildName", "pipeline #" + order);
            link(executor, environment.getOrDefault("CI_PIPELINE_URL", ""));
        } else if (value("JENKINS_URL").isPresent()) {
            name(executor, "Jenkins", "jenkins");
            executor.put("buildName", environment.getOrDefault("JOB_NAME", "build") + " #" + order);
            link(executor, environment.getOrDefault("BUILD_URL", ""));
        } else {
            name(executor, "Run by hand", "local");
        }
        executor.putIfAbsent("buildName", "run of " + time);
        executor.put("buildOrder", order);
        return GSON.toJson(executor);
    }

    private static void name(Map<String, Object> executor, String name, String type) {
        executor.put("name", name);
        executor.put("type", type);
    }

    private static void link(Map<String, Object> executor, String address) {
        if (WEB.matcher(address).matches()) {
            executor.put("buildUrl", address);
        }
    }

    private boolean isGithub() {
        return value("GITHUB_ACTIONS").isPresent();
    }

    private boolean isGitlab() {
        return value("GITLAB_CI").isPresent();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
