package org.modelaudit.torch.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/**
 * Where the parts of a zip archive lie (PKWARE, APPNOTE 4.3). Readers begin at different ends: some at the directory behind the
 * entries, some at the first entry, and of two archives in one file each finds another. So a file that is anything else than one
 * archive from its first byte to its last is refused.
 */
final class ZipLayout {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END_LENGTH = 22;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_LENGTH = 20;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;

    /** Among an entry's attributes; PyTorch reads such an entry as nothing and takes what lies in its memory. */
    private static final int FOLDER = 0x10;

    private static final long IN_64 = 0xffffffffL;

    /** Room for twice the entries that are allowed, with names of a usual length. */
    private static final long MOST_DIRECTORY = 64L << 20;

    private final RandomAccessFile file;

    private ZipLayout(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * @throws ProgramException if there is something before, between or behind what the directory names that another reader could
     *     take for the program
     */
    static void check(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            new ZipLayout(file).check();
        }
    }

    private void check() throws IOException {
        long length = file.length();
        long end = length - END_LENGTH;
        if (end < 0 || at(end, END_LENGTH).getInt(0) != END) {
            throw refused("it goes on behind its directory");
        }
        long size = at(end, END_LENGTH).getInt(12) & IN_64;
        long start = at(end, END_LENGTH).getInt(16) & IN_64;
        long behind = end;
        long locator = end - LOCATOR_LENGTH;
        if (locator >= 0 && at(locator, LOCATOR_LENGTH).getInt(0) == LOCATOR_64) {
            behind = at(locator, LOCATOR_LENGTH).getLong(8);
            if (behind < 0
                    || behind != locator - END_64_LENGTH
                    || at(behind, END_64_LENGTH).getInt(0) != END_64) {
                throw refused("its directory has no end of its own");
            }
            size = same(size, at(behind, END_64_LENGTH).getLong(40));
            start = same(start, at(behind, END_64_LENGTH).getLong(48));
        }
        if (start < 0 || size < 0 || size > MOST_DIRECTORY || start + size != behind) {
            throw refused("its directory lies elsewhere than it says");
        }
        checkEntries(at(start, (int) size), start);
    }

    /** What both ends say, or the longer one alone where the shorter has no room. */
    private static long same(long in32, long in64) {
        if (in32 != IN_64 && in32 != in64) {
            throw refused("it has two directories");
        }
        return in64;
    }

    private void checkEntries(ByteBuffer directory, long start) throws IOException {
        Map<Long, Long> ends = new TreeMap<>();
        while (directory.remaining() >= CENTRAL_LENGTH) {
            int entry = directory.position();
            int name = directory.getShort(entry + 28) & 0xffff;
            int extra = directory.getShort(entry + 30) & 0xffff;
            int next = entry + CENTRAL_LENGTH + name + extra + (directory.getShort(entry + 32) & 0xffff);
            if (directory.getInt(entry) != CENTRAL || next > directory.limit()) {
                throw refused("its directory is damaged");
            }
            Extra64 lengths = Extra64.of(directory, entry, entry + CENTRAL_LENGTH + name, extra);
            byte[] named = new byte[name];
            directory.get(entry + CENTRAL_LENGTH, named);
            if ((directory.get(entry + 38) & FOLDER) != 0 && (name == 0 || named[name - 1] != '/')) {
                throw refused("its entry '%s' says that it is a folder".formatted(printable(named)));
            }
            long end = checkLocal(lengths, named, start);
            if (ends.put(lengths.offset(), end) != null) {
                throw refused("two of its entries are one");
            }
            directory.position(next);
        }
        if (directory.hasRemaining()) {
            throw refused("its directory is damaged");
        }
        long last = 0;
        for (Map.Entry<Long, Long> entry : ends.entrySet()) {
            if (entry.getKey() < last || (last == 0 && entry.getKey() > 0)) {
                throw refused(last == 0 ? "something stands before its first entry" : "two of its entries overlap");
            }
            last = entry.getValue();
        }
    }

    /** @return where the entry ends */
    private long checkLocal(Extra64 lengths, byte[] name, long directory) throws IOException {
        if (lengths.offset() < 0 || lengths.packed() < 0 || lengths.offset() > directory - LOCAL_LENGTH - name.length) {
            throw refused("an entry lies outside of it");
        }
        ByteBuffer local = at(lengths.offset(), LOCAL_LENGTH + name.length);
        byte[] named = new byte[name.length];
        local.get(LOCAL_LENGTH, named);
        boolean same =
                local.getInt(0) == LOCAL && (local.getShort(26) & 0xffff) == name.length && Arrays.equals(named, name);
        long end = lengths.offset() + LOCAL_LENGTH + name.length + (local.getShort(28) & 0xffff) + lengths.packed();
        if (!same || end < 0 || end > directory) {
            throw refused("its entry '%s' is another than its directory says".formatted(printable(name)));
        }
        return end;
    }

    private static String printable(byte[] name) {
        return Printable.of(new String(name, StandardCharsets.US_ASCII));
    }

    /** Packed length and place of an entry, which stand in an extra field where 32 bits are too few. */
    private record Extra64(long packed, long offset) {

        static Extra64 of(ByteBuffer directory, int entry, int extra, int length) {
            long packed = directory.getInt(entry + 20) & IN_64;
            long size = directory.getInt(entry + 24) & IN_64;
            long offset = directory.getInt(entry + 42) & IN_64;
            for (int at = extra; at + 4 <= extra + length; at += 4 + (directory.getShort(at + 2) & 0xffff)) {
                int wanted = (size == IN_64 ? 8 : 0) + (packed == IN_64 ? 8 : 0) + (offset == IN_64 ? 8 : 0);
                boolean fits = (directory.getShort(at + 2) & 0xffff) >= wanted && at + 4 + wanted <= extra + length;
                if (directory.getShort(at) == 1 && wanted > 0 && fits) {
                    int field = at + 4 + (size == IN_64 ? 8 : 0);
                    if (packed == IN_64) {
                        packed = directory.getLong(field);
                        field += 8;
                    }
                    return new Extra64(packed, offset == IN_64 ? directory.getLong(field) : offset);
                }
            }
            return new Extra64(packed, offset);
        }
    }

    private ByteBuffer at(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(position);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ProgramException refused(String why) {
        return new ProgramException(
                "it is not one zip archive from its first byte to its last (%s), and other readers could find another program in it; export it again"
                        .formatted(why));
    }
}
