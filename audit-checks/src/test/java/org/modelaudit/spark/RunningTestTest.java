package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.modelaudit.error.ModelException;

/** What becomes of a partition where the test does not get as far as the audit. */
class RunningTestTest {

    private static final String ENGINE = "[engine:junit-jupiter]/[class:";

    @TempDir
    Path folder;

    private static Order order(String test) {
        return new Order("id", test, "an audit", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    private static Shipment shipment(ShippedFile... files) {
        LinkedHashMap<String, ArrayList<ShippedFile>> models = new LinkedHashMap<>();
        for (ShippedFile file : files) {
            models.put(file.name(), new ArrayList<>(List.of(file)));
        }
        return new Shipment(new ShippedModels(models), null, new ArrayList<>());
    }

    private static Answer answer(String test) throws InterruptedException {
        RunningTest running = new RunningTest(order(test), shipment());
        running.start();
        try {
            return running.look(
                    new Partition(new ArrayList<>(List.of("a.png")), new LinkedHashMap<>()), "executor 1 on there");
        } finally {
            running.end();
        }
    }

    @Test
    void a_test_that_cannot_open_its_model_there_says_what_it_said() throws InterruptedException {
        Answer answer = answer(ENGINE + WithoutNatives.class.getName() + "]/[method:audits()]");

        assertThat(answer.batch()).isNull();
        assertThat(answer.refusal())
                .isEqualTo("the test fails there: UnsatisfiedLinkError no libtorch for this machine");
    }

    @Test
    void a_test_that_is_not_there_is_missed_by_name() throws InterruptedException {
        String test = ENGINE + "com.example.Missing]/[method:audits()]";

        assertThat(answer(test).refusal()).contains("com.example.Missing");
    }

    @Test
    void a_test_that_declares_no_such_audit_there_ends_without_it() throws InterruptedException {
        assertThat(answer(ENGINE + Empty.class.getName() + "]/[method:audits()]")
                        .refusal())
                .isEqualTo("the test ended there without that audit");
    }

    @Test
    void an_audit_of_a_file_is_found_by_its_id_as_a_method_is() throws IOException, InterruptedException {
        Path file = folder.resolve("shapes.audit.yaml");
        Files.writeString(file, """
                model: missing.pt
                data: .
                audits:
                  - name: looks at the shape
                    explainedBy: gradCam
                    requires:
                      - localizationIoU:
                        atLeast: 0.5
                """);
        TestPlan found = LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectFile(file.toFile()))
                        .build());
        String test = found.getRoots().stream()
                .flatMap(root -> found.getDescendants(root).stream())
                .filter(TestIdentifier::isTest)
                .findFirst()
                .orElseThrow()
                .getUniqueId();

        assertThat(answer(test).refusal()).startsWith("the test fails there: ").contains("missing.pt");
    }

    @Test
    void a_model_that_was_damaged_on_its_way_is_refused_and_leaves_no_folder() {
        Shipment damaged = shipment(new ShippedFile("net.pt", new Bytes(new byte[] {1}), "another"));
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.toString());
        try {
            assertThatThrownBy(() -> new RunningTest(order("test"), damaged))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith("The model file 'net.pt' came with the digest ");
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertThat(folder).isEmptyDirectory();
    }

    static class WithoutNatives {
        @Test
        void audits() {
            throw new UnsatisfiedLinkError("no libtorch for this machine");
        }
    }

    static class Empty {
        @Test
        void audits() {}
    }
}
