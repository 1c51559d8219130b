/**
 * What is found out about a model on a whole set and not picture by picture, such as which units of a layer respond to what. Start with
 * {@link org.modelaudit.study.Study}; {@code org.modelaudit.units} of audit-checks has one.
 */
@NullMarked
package org.modelaudit.study;

import org.jspecify.annotations.NullMarked;
