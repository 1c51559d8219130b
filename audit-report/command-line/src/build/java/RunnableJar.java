import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Makes one jar of many, run from its source when the module is packaged: {@code java RunnableJar.java OUTPUT MAIN_CLASS VERSION JAR
 * CLASS_PATH}.
 *
 * <p>Compressed bytes are copied as they are. maven-shade-plugin inflates and deflates a gigabyte of native libraries for the same, a
 * minute instead of seconds, and keeps one licence of all that are called {@code META-INF/LICENSE}.
 */
final class RunnableJar {

    private static final String SERVICES = "META-INF/services/";

    /** Jars say under which licence they come in files that are all called alike. */
    private static final Pattern LICENCE =
            Pattern.compile("(?i)(META-INF/)?(LICEN[CS]E|NOTICE|COPYING|DEPENDENCIES|ThirdPartyNotices)[^/]*");

    /** What speaks of one jar alone: its signature, its list, its module, and by which build it came about. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|RSA|DSA|EC)|maven/.*)|(.*/)?module-info\\.class|.*/");

    private static final String ONNX_RUNTIME = "ai/onnxruntime/native/";

    private final ZipArchiveOutputStream out;
    private final String machine;
    private final Set<String> names = new HashSet<>();
    private final Map<String, ByteArrayOutputStream> services = new TreeMap<>();

    private RunnableJar(ZipArchiveOutputStream out, String machine) {
        this.out = out;
        this.machine = machine;
    }

    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[0]);
        Path draft = output.resolveSibling(output.getFileName() + ".draft");
        List<Path> jars = Stream.concat(
                        Stream.of(arguments[3]),
                        Stream.of(arguments[4].split(Pattern.quote(System.getProperty("path.separator")))))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(draft)) {
            RunnableJar jar = new RunnableJar(zip, onnxMachine());
            jar.add("META-INF/MANIFEST.MF", manifest(arguments[1], arguments[2]));
            for (Path each : jars) {
                jar.copy(each);
            }
            for (Map.Entry<String, ByteArrayOutputStream> service : jar.services.entrySet()) {
                jar.add(service.getKey(), service.getValue().toByteArray());
            }
        }
        Files.move(draft, output, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] manifest(String mainClass, String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, mainClass);
        main.put(Attributes.Name.IMPLEMENTATION_TITLE, "ModelAudit");
        main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        main.put(Attributes.Name.MULTI_RELEASE, "true");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private void copy(Path jar) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(jar).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                String name = entry.getName();
                if (name.startsWith(SERVICES) && !name.endsWith("/")) {
                    merge(name, zip.getInputStream(entry));
                } else if (LICENCE.matcher(name).matches()) {
                    raw(zip, entry, "META-INF/licences/" + jar.getFileName() + "/" + name.replaceFirst("^META-INF/", ""));
                } else if (!LEFT_OUT.matcher(name).matches() && isForThisMachine(name)) {
                    raw(zip, entry, name);
                }
            }
        }
    }

    /** Of two files of one name the first counts, as on a class path. */
    private void raw(ZipFile zip, ZipArchiveEntry entry, String name) throws IOException {
        if (names.add(name)) {
            ZipArchiveEntry copy = new ZipArchiveEntry(name);
            copy.setTime(entry.getTime());
            copy.setMethod(entry.getMethod());
            copy.setSize(entry.getSize());
            copy.setCompressedSize(entry.getCompressedSize());
            copy.setCrc(entry.getCrc());
            out.addRawArchiveEntry(copy, zip.getRawInputStream(entry));
        }
    }

    private void merge(String name, InputStream content) throws IOException {
        ByteArrayOutputStream all = services.computeIfAbsent(name, any -> new ByteArrayOutputStream());
        try (content) {
            content.transferTo(all);
        }
        all.write('\n');
    }

    private void add(String name, byte[] content) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        // 1980, the first day that the format knows: the same bytes at every build.
        entry.setTime(java.time.LocalDateTime.of(1980, 1, 1, 0, 0).atZone(java.time.ZoneId.systemDefault()).toInstant().toEpochMilli());
        entry.setMethod(ZipArchiveEntry.STORED);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        names.add(name);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    /** ONNX Runtime's jar alone holds the libraries of all machines, with what debuggers read. */
    private boolean isForThisMachine(String name) {
        return !name.startsWith(ONNX_RUNTIME)
                || name.startsWith(ONNX_RUNTIME + machine + "/") && !name.endsWith(".pdb") && !name.contains(".dSYM/");
    }

    private static String onnxMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
        return (system.startsWith("mac") ? "osx" : system.startsWith("win") ? "win" : "linux") + "-" + processor;
    }
}
