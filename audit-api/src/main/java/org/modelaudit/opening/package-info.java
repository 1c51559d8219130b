/**
 * How a model file is opened: its bytes are read once, and a file that this machine has not opened before is opened in a process of
 * its own first, because no list of checks in front of native code keeps every file from ending the process that opens it.
 *
 * <p>Start with {@link org.modelaudit.opening.FileRuntime}, which every format extends. In the order of what happens: {@code
 * ModelFile} copies and digests, {@code KnownFiles} remembers, {@code FirstOpening} asks the {@code SharedChild}, a {@code
 * ChildProcess} in which an {@code OpeningServer} opens what an {@code OpeningRequest} names and writes an {@code OpeningAnswer}.
 */
@NullMarked
package org.modelaudit.opening;

import org.jspecify.annotations.NullMarked;
