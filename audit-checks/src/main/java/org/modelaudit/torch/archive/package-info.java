/**
 * Opens the zip file that {@code torch.export.save} or {@code torch.jit.save} writes, as if its maker were hostile, and writes new ones.
 *
 * <p>Start with {@link org.modelaudit.torch.archive.ModelArchive}. Names, sizes and compression ratios are checked by {@link
 * org.modelaudit.torch.archive.ArchiveLimits}, pickles by {@link org.modelaudit.torch.archive.PickleReader}, which knows
 * only what a TorchScript program needs. libtorch never sees the audited file itself: it loads what {@link
 * org.modelaudit.torch.archive.ArchiveWriter} wrote from entries that passed. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.archive;

import org.jspecify.annotations.NullMarked;
