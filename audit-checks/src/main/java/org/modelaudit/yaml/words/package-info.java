/**
 * Which words a file of audits may use, and what becomes of them. All of them are read from the static import {@code Audits} and from the
 * settings of what its factories return, so that a file and the fluent chain know the same.
 *
 * <p>Start with {@link org.modelaudit.yaml.words.Vocabulary}; {@link org.modelaudit.yaml.words.Reading} turns values into recipes.
 */
@NullMarked
package org.modelaudit.yaml.words;

import org.jspecify.annotations.NullMarked;
