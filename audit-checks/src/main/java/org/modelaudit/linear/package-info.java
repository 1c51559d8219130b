/**
 * Linear algebra: dense matrices by EJML or, large ones, ND4J; large sparse systems by EJML. No other package touches either, and none of
 * their types leaves this one.
 *
 * <p>Start with {@link org.modelaudit.linear.SymmetricMatrix} and {@link org.modelaudit.linear.SparseSystem}.
 */
@NullMarked
package org.modelaudit.linear;

import org.jspecify.annotations.NullMarked;
