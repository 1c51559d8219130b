/**
 * Files that must not outlive the work that needs them, and the folder of those that a clean build takes away.
 *
 * <p>Start with {@link org.modelaudit.temporary.PrivateFolder}.
 */
@NullMarked
package org.modelaudit.temporary;

import org.jspecify.annotations.NullMarked;
