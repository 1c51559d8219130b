package org.modelaudit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutorTest {

    private static JsonObject json(Map<String, String> environment) {
        return JsonParser.parseString(new Executor(environment, "yesterday").json(7))
                .getAsJsonObject();
    }

    @Test
    void github_and_gitlab_and_jenkins_say_who_they_are_and_where_the_run_is() {
        Map<String, String> github = Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_WORKFLOW", "audit",
                "GITHUB_RUN_NUMBER", "12",
                "GITHUB_RUN_ID", "345",
                "GITHUB_SERVER_URL", "https://github.com",
                "GITHUB_REPOSITORY", "a/b");

        assertThat(new Executor(github, "").order()).contains(12L);
        assertThat(json(github))
                .hasToString("{\"name\":\"GitHub Actions\",\"type\":\"github\",\"buildName\":\"audit #7\","
                        + "\"buildUrl\":\"https://github.com/a/b/actions/runs/345\",\"buildOrder\":7}");
        assertThat(json(Map.of("GITLAB_CI", "true", "CI_PIPELINE_URL", "https://gitlab.example/p/1"))
                        .get("buildUrl")
                        .getAsString())
                .isEqualTo("https://gitlab.example/p/1");
        assertThat(json(Map.of("JENKINS_URL", "https://ci", "JOB_NAME", "night"))
                        .get("buildName")
                        .getAsString())
                .isEqualTo("night #7");
    }

    @Test
    void elsewhere_nothing_is_said_of_the_machine() {
        assertThat(json(Map.of("HOSTNAME", "secret", "USER", "me")))
                .hasToString(
                        "{\"name\":\"Run by hand\",\"type\":\"local\",\"buildName\":\"run of yesterday\",\"buildOrder\":7}");
    }

    @Test
    void an_address_that_is_none_and_a_number_that_is_none_are_left_out() {
        Map<String, String> odd =
                Map.of("GITLAB_CI", "true", "CI_PIPELINE_URL", "javascript:alert(1)", "CI_PIPELINE_IID", "-1");

        assertThat(json(odd).has("buildUrl")).isFalse();
        assertThat(new Executor(odd, "").order()).isEmpty();
    }
}
