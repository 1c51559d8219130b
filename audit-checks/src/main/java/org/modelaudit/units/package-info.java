/**
 * What the units of a layer respond to: Network Dissection (Bau et al., CVPR 2017) over a set with masks, and which units the classes rest
 * on. Start with {@link org.modelaudit.units.UnitStudies}, the table; {@link org.modelaudit.units.NetworkDissection} walks over the pictures,
 * {@link org.modelaudit.units.UnitDissection} is what it finds and what every metric here reads its numbers off.
 */
@NullMarked
package org.modelaudit.units;

import org.jspecify.annotations.NullMarked;
