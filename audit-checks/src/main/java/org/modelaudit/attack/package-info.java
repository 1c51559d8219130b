/**
 * Attacks: small changes of a picture that change what the model says, or that merely disturb it.
 *
 * <p>Start with {@link org.modelaudit.attack.Attacks}, which makes them all; {@link org.modelaudit.attack.Attack} is what one of
 * your own implements. Every attack says how far it went ({@link org.modelaudit.attack.Attacked}) and in which units ({@link
 * org.modelaudit.attack.AttackSpace}).
 */
@ByContent
@NullMarked
package org.modelaudit.attack;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
