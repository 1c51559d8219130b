package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class FactsTest {

    private final SortedMap<String, String> driver = Facts.ofThisProcess();
    private final SortedMap<String, String> executor = Facts.ofThisProcess();

    @Test
    void a_process_is_like_itself_and_knows_its_libraries() {
        assertThat(Facts.difference(driver, executor)).isEmpty();
        assertThat(driver).containsKeys("ModelAudit", "java", "processor", "library commons-math3");
    }

    @Test
    void another_version_of_a_library_is_told_with_both() {
        driver.put("library commons-math3", "commons-math3-3.6.1.jar 2213560");
        executor.put("library commons-math3", "commons-math3-3.5.jar 2178031");

        assertThat(Facts.difference(driver, executor))
                .contains(
                        "library commons-math3 'commons-math3-3.5.jar 2178031', and the driver 'commons-math3-3.6.1.jar 2213560'");
    }

    @Test
    void a_switch_of_an_engine_that_only_one_has_counts() {
        executor.put("switch OMP_NUM_THREADS", "1");

        assertThat(Facts.difference(driver, executor)).contains("switch OMP_NUM_THREADS '1', and the driver 'none'");
    }
}
