package org.modelaudit.torch.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The entries of a small archive, and what can be done to them so that it stays an archive. */
public final class ZipEntries {

    private ZipEntries() {}

    static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    /** Of an archive within an archive, which PyTorch writes in a way that only its directory tells. */
    static Map<String, byte[]> read(byte[] zip) throws IOException {
        Path file = Files.createTempFile("inner", ".zip");
        try {
            return read(Files.write(file, zip));
        } finally {
            Files.delete(file);
        }
    }

    public static byte[] stored(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(entry.getValue());
                ZipEntry stored = new ZipEntry(entry.getKey());
                stored.setMethod(ZipEntry.STORED);
                stored.setSize(entry.getValue().length);
                stored.setCrc(crc.getValue());
                zip.putNextEntry(stored);
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** One to three changes: left out, called otherwise, cut off, longer, with another's content, or another's beside it. */
    static void change(Map<String, byte[]> entries, SplittableRandom random) {
        for (int n = random.nextInt(1, 4); n > 0 && !entries.isEmpty(); n--) {
            List<String> names = new ArrayList<>(entries.keySet());
            String name = names.get(random.nextInt(names.size()));
            String other = names.get(random.nextInt(names.size()));
            byte[] content = entries.getOrDefault(name, new byte[0]);
            switch (random.nextInt(8)) {
                case 0 -> entries.remove(name);
                case 1 -> entries.put("other" + name.substring(Math.max(name.indexOf('/'), 0)), entries.remove(name));
                case 2 -> entries.put(name, Arrays.copyOf(content, random.nextInt(content.length + 1)));
                case 3 -> entries.put(name, Arrays.copyOf(content, content.length + random.nextInt(1, 70)));
                case 4 -> entries.put(name, entries.getOrDefault(other, content));
                case 5 -> entries.put(name + random.nextInt(10), content);
                case 6 -> entries.put(name, new ByteMutation(random).changed(content));
                default -> entries.put("other" + name.substring(Math.max(name.indexOf('/'), 0)), content);
            }
        }
    }
}
