package org.modelaudit.torch.archive;

import java.util.zip.ZipEntry;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/**
 * What an archive may hold before anything of it is unpacked.
 *
 * @param entries number of entries
 * @param entryBytes unpacked size of one entry that is not a tensor
 * @param totalBytes unpacked size of everything
 * @param ratio unpacked size over packed size of one entry; deflate cannot exceed 1032
 */
record ArchiveLimits(int entries, long entryBytes, long totalBytes, int ratio) {

    private static final int MAX_NAME = 1024;

    /** Room for the largest classifiers of today: 100 000 tensors, 32 MiB of source a file, 64 GiB of weights. */
    static final ArchiveLimits STANDARD = new ArchiveLimits(100_000, 32L << 20, 64L << 30, 250);

    void checkEntries(int count) {
        if (count > entries) {
            throw new ProgramException("it holds %d entries, more than the %d allowed".formatted(count, entries));
        }
    }

    void checkTotal(long bytes) {
        if (bytes > totalBytes) {
            throw new ProgramException("it unpacks to more than the %d bytes allowed".formatted(totalBytes));
        }
    }

    void check(ZipEntry entry, long fileBytes) {
        String name = entry.getName();
        if (!isHarmless(name)) {
            throw new ProgramException("it holds an entry with the unsafe name '%s'".formatted(Printable.of(name)));
        }
        long size = entry.getSize();
        long packed = entry.getCompressedSize();
        if (size < 0 || packed < 0 || packed > fileBytes) {
            throw new ProgramException("the entry '%s' claims an impossible size".formatted(Printable.of(name)));
        }
        if (entry.getMethod() == ZipEntry.STORED ? size != packed : size > (packed + 64) * ratio) {
            throw new ProgramException("the entry '%s' claims to unpack from %d to %d bytes, which no model needs"
                    .formatted(Printable.of(name), packed, size));
        }
    }

    private static boolean isHarmless(String name) {
        if (name.isEmpty()
                || name.length() > MAX_NAME
                || name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (part.equals("..") || part.equals(".")) {
                return false;
            }
        }
        return name.chars().allMatch(c -> c >= ' ' && c != 0x7f);
    }
}
