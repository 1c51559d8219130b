/** Text files as editors and spreadsheets save them. There is one class: {@link org.modelaudit.text.TextFile}. */
@NullMarked
package org.modelaudit.text;

import org.jspecify.annotations.NullMarked;
