package org.modelaudit.report.ci;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of the Static Analysis Results Interchange Format 2.1.0 (SARIF, OASIS standard) that is written here; names are those of the
 * standard, and what is null is left out.
 */
record SarifLog(@SerializedName("$schema") String schema, String version, List<Run> runs) {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    static SarifLog of(Run run) {
        return new SarifLog(SCHEMA, "2.1.0", List.of(run));
    }

    String json() {
        return GSON.toJson(this) + "\n";
    }

    record Run(
            Tool tool,
            AutomationDetails automationDetails,
            List<Invocation> invocations,
            String columnKind,
            List<Result> results) {}

    record Tool(Driver driver) {}

    record Driver(String name, String version, List<Rule> rules) {}

    record AutomationDetails(String id) {}

    record Invocation(boolean executionSuccessful) {}

    /** A reportingDescriptor. */
    record Rule(
            String id,
            String name,
            Message shortDescription,
            Message fullDescription,
            Message help,
            Configuration defaultConfiguration) {}

    record Configuration(String level) {}

    record Message(String text) {}

    record Result(
            String ruleId,
            int ruleIndex,
            String level,
            Message message,
            List<Location> locations,
            SortedMap<String, String> partialFingerprints,
            @Nullable List<Suppression> suppressions,
            SortedMap<String, Object> properties) {}

    record Location(PhysicalLocation physicalLocation, List<LogicalLocation> logicalLocations) {}

    record PhysicalLocation(
            ArtifactLocation artifactLocation, @Nullable Region region) {}

    record ArtifactLocation(String uri) {}

    record Region(int startLine) {}

    record LogicalLocation(String fullyQualifiedName, String kind) {}

    record Suppression(String kind, String status, String justification) {}
}
