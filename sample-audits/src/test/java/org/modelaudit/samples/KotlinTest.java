package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation says of Kotlin is what this build does. */
class KotlinTest {

    private static final String DOCUMENT = "docs/kotlin.md";

    @Test
    void the_documentation_shows_the_audit_that_this_build_compiles_and_runs() {
        assertThat(Fence.of(DOCUMENT))
                .filteredOn(fence -> fence.language().equals("kotlin"))
                .extracting(Fence::text)
                .containsExactly(Checkout.text("sample-audits/src/test/kotlin/org/modelaudit/samples/KotlinAudit.kt"));
    }

    @Test
    void it_names_the_version_that_compiles_it() {
        Matcher version =
                Pattern.compile("<kotlin.version>(.+)</kotlin.version>").matcher(Checkout.text("pom.xml"));
        assertThat(version.find()).isTrue();

        assertThat(Pattern.compile("(?:<version>|version \")(\\d[^<\"]*)")
                        .matcher(Checkout.text(DOCUMENT))
                        .results()
                        .map(found -> found.group(1)))
                .hasSize(3)
                .containsOnly(version.group(1));
    }
}
