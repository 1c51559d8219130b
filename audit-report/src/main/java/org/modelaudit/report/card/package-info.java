/**
 * Model cards of a record, for inventories and hubs that keep such cards.
 *
 * <p>Start with {@link org.modelaudit.report.card.CycloneDxCard}.
 */
@NullMarked
package org.modelaudit.report.card;

import org.jspecify.annotations.NullMarked;
