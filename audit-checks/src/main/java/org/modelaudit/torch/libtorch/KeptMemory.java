package org.modelaudit.torch.libtorch;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Has the C library keep what libtorch frees. A tensor of some megabytes is mapped, cleared by the kernel page by page and given
 * back otherwise, at every operation of every pass, which took up to a third of an audit's time. Only glibc is asked; what
 * lives at once, and so the peak of memory, stays what it was.
 */
final class KeptMemory {

    // As malloc.h numbers them.
    private static final int TRIM_THRESHOLD = -1;
    private static final int TOP_PAD = -2;
    private static final int MMAP_THRESHOLD = -3;

    /** The largest that glibc takes: half of a thread's heap. */
    private static final int LARGEST_KEPT = 32 << 20;

    private static final int KEPT = 512 << 20;
    private static final int GROWTH = 64 << 20;

    private KeptMemory() {}

    /** Once for a process, before libtorch takes memory. */
    static void ask() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            NativeLibrary c = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
            c.getFunction("gnu_get_libc_version");
            set(c, MMAP_THRESHOLD, LARGEST_KEPT);
            set(c, TRIM_THRESHOLD, KEPT);
            set(c, TOP_PAD, GROWTH);
        } catch (LinkageError e) {
            // Another C library, or no way to reach it: an audit takes longer and finds the same.
            return;
        }
    }

    private static void set(NativeLibrary c, int what, int value) {
        c.getFunction("mallopt").invokeInt(new Object[] {what, value});
    }
}
