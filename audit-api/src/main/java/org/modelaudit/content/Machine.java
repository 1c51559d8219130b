package org.modelaudit.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What numbers depend on beside code: the JVM, the processor, whose instructions decide which kernels an engine chooses and with them the
 * last bits, and what else has an engine choose others.
 */
public final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private static final List<String> TELLING = List.of("model name", "flags", "Features", "CPU part");

    /** How the names of switches of libtorch, its libraries and DJL begin: some change last bits, and a list of those would be old soon. */
    private static final List<String> SWITCHES = List.of(
            "ATEN_",
            "CUBLAS_",
            "CUDA_",
            "CUDNN_",
            "DNNL_",
            "MKL_",
            "NVIDIA_",
            "OMP_",
            "ONEDNN_",
            "OPENBLAS_",
            "PYTORCH_",
            "TORCH_",
            "ai.djl.pytorch.",
            "ai.djl.onnxruntime.");

    private Machine() {}

    /** In one line, the same for the whole process; not the machine's name, so that equal machines are equal. */
    public static String words() {
        return Known.WORDS;
    }

    /** The same by name, for people to read. */
    public static SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("java", System.getProperty("java.version"));
        facts.put("virtual machine", System.getProperty("java.vm.name"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("processor", Known.processor().replaceAll("\\s*:\\s*", ": "));
        SortedMap<String, String> switches = switches(System.getenv());
        switches.putAll(switches(Known.properties()));
        switches.forEach((name, value) -> facts.put("switch " + name, value));
        return facts;
    }

    /** Of these variables or properties those that have an engine compute otherwise. */
    static SortedMap<String, String> switches(Map<String, String> settings) {
        SortedMap<String, String> switches = new TreeMap<>(settings);
        switches.keySet().removeIf(name -> SWITCHES.stream().noneMatch(name::startsWith));
        // To OpenMP an empty one is none; a cluster that sets some for its processes can be kept from it no other way.
        switches.entrySet()
                .removeIf(each ->
                        each.getKey().startsWith("OMP_") && each.getValue().isBlank());
        return switches;
    }

    private static final class Known {
        private static final String WORDS = Stream.concat(
                        Stream.of("java.version", "java.vm.name", "os.name", "os.arch")
                                .map(System::getProperty),
                        Stream.of(processor(), switches(System.getenv()), switches(properties())))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));

        private static Map<String, String> properties() {
            Map<String, String> properties = new HashMap<>();
            System.getProperties()
                    .stringPropertyNames()
                    .forEach(name -> properties.put(name, System.getProperty(name, "")));
            return properties;
        }

        private static String processor() {
            try (Stream<String> lines = Files.lines(PROCESSORS)) {
                return lines.takeWhile(line -> !line.isBlank())
                        .filter(line -> TELLING.stream().anyMatch(line::startsWith))
                        .collect(Collectors.joining("; "));
            } catch (IOException e) {
                return String.valueOf(System.getenv("PROCESSOR_IDENTIFIER"));
            }
        }
    }
}
