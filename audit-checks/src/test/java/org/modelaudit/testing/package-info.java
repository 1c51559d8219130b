/** What the tests share: the folder with real models, pictures and reference values, and its file formats. */
@NullMarked
package org.modelaudit.testing;

import org.jspecify.annotations.NullMarked;
