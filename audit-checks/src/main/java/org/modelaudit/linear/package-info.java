/**
 * Linear algebra on small matrices, by ND4J. No other package touches ND4J, and none of its types leaves this one.
 *
 * <p>Start with {@link org.modelaudit.linear.SymmetricMatrix}.
 */
@NullMarked
package org.modelaudit.linear;

import org.jspecify.annotations.NullMarked;
