package org.modelaudit.opening;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelaudit.model.ModelSource;

/**
 * Has a file opened in a child process, unless that went well before on this machine, with this build of the product and under the
 * same conditions.
 */
record FirstOpening(FileRuntime runtime, ModelSource source, ModelFile copy, OpeningSettings settings) {

    /**
     * @param place engine and device
     * @throws org.modelaudit.error.AuditException if the child refuses the file, dies of it or does not come back
     */
    void at(String place) {
        KnownFiles known = new KnownFiles(settings.cache().resolve("opened"));
        String conditions = conditions(place);
        if (!known.contains(conditions)) {
            SharedChild.get()
                    .ask(OpeningRequest.of(runtime, source, copy), settings.limit(copy.bytes()))
                    .orThrow(String.valueOf(source.file().getFileName()));
            known.add(conditions);
        }
    }

    private String conditions(String place) {
        return Stream.of(
                        "opened before without harm by ModelAudit",
                        "file: " + copy.sha256(),
                        "with: " + place,
                        "input: " + source.input(),
                        "output: " + source.output(),
                        "classes named: " + source.labels().names().size(),
                        "build: " + Build.of(FileRuntime.class) + " " + Build.of(runtime.getClass()),
                        "java: " + System.getProperty("java.vm.version"),
                        "system: %s %s %s"
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.version"),
                                        System.getProperty("os.arch")))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
