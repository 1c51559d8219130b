import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads the TorchScript files of a folder with another version of libtorch and saves them again, so that the conformance table
 * also stands on files whose program, pickles and archive that version wrote:
 *
 * <pre>
 * ./mvnw -q -f audit-checks/src/test/pytorch compile exec:java -Dpytorch=2.10.0-1.5.13 -Dfrom=DIR -Dto=OTHER
 * ./mvnw -q -pl audit-checks -am verify -Pconformance -Dmodelaudit.models=OTHER
 * </pre>
 *
 * <p>A file that this version cannot load, as an old one cannot a newer one's, is named and left out. A {@code models.csv} is
 * copied.
 */
public final class SaveAgain {

    private SaveAgain() {}

    public static void main(String[] folders) throws IOException {
        Path from = Path.of(folders[0]);
        Path to = Files.createDirectories(Path.of(folders[1]));
        List<Path> files;
        try (Stream<Path> found = Files.list(from)) {
            files = found.filter(file -> file.toString().endsWith(".pt")).sorted().toList();
        }
        for (Path file : files) {
            saveAgain(file, to.resolve(file.getFileName()));
        }
        Path sizes = from.resolve("models.csv");
        if (Files.exists(sizes)) {
            Files.writeString(to.resolve("models.csv"), Files.readString(sizes));
        }
    }

    private static void saveAgain(Path file, Path target) throws IOException {
        Path readable = Files.createTempFile("save-again", ".pt");
        try {
            withoutDebugFiles(file, readable);
            JitModule program = torch.load(readable.toString());
            program.save(target.toString());
            System.out.println(file.getFileName() + " saved");
        } catch (RuntimeException refused) {
            System.out.println(file.getFileName() + " cannot be loaded by this version");
        } finally {
            Files.delete(readable);
        }
    }

    /** Source positions are written differently from version to version, and an old one ends the process over a new one's. */
    private static void withoutDebugFiles(Path file, Path target) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(target);
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry entry : archive.stream().filter(e -> !e.getName().endsWith(".debug_pkl")).toList()) {
                byte[] content = archive.getInputStream(entry).readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry stored = new ZipEntry(entry.getName());
                stored.setMethod(ZipEntry.STORED);
                stored.setSize(content.length);
                stored.setCrc(sum.getValue());
                copy.putNextEntry(stored);
                copy.write(content);
            }
        }
    }
}
