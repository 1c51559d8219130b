package org.modelaudit.torch.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small saved programs, put together by hand. */
public final class TestArchives {

    /** {@code __torch__.Net} with {@code training}, without weights. */
    public static final byte[] NET_PICKLE = pickle("__torch__", "Net");

    private TestArchives() {}

    /** A pickle of one object whose only attribute is {@code training}. */
    public static byte[] pickle(String module, String name) {
        return ("\u0080\u0002c" + module + "\n" + name + "\n)\u0081}X\u0008\0\0\0training\u0089sb.")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The entries of a program whose class {@code Net} has the given body of {@code forward}, each line as it is. */
    public static Map<String, byte[]> program(String forward) {
        StringBuilder source = new StringBuilder("""
                class Net(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Net,
                    x: Tensor) -> Tensor:
                """);
        forward.lines().forEach(l -> source.append("    ").append(l).append('\n'));
        return entries(source.toString());
    }

    /** The same, of the version that PyTorch 2 writes. */
    public static Map<String, byte[]> modernProgram(String forward) {
        Map<String, byte[]> entries = program(forward);
        entries.put("net/version", "10\n".getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    /** The entries of a program with the given source of {@code __torch__}. */
    public static Map<String, byte[]> entries(String source) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("net/data.pkl", NET_PICKLE);
        entries.put("net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
        entries.put("net/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
        entries.put("net/version", "3\n".getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Path write(Path folder, Map<String, byte[]> entries) {
        try {
            return Files.write(folder.resolve("net.pt"), zip(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
