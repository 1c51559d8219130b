/**
 * What people write: {@link org.modelaudit.text.TextFile} reads text as editors and spreadsheets save it, {@link
 * org.modelaudit.text.StrictJson} JSON of which nothing may be passed over.
 */
@NullMarked
package org.modelaudit.text;

import org.jspecify.annotations.NullMarked;
