/**
 * What the audits of a run share, whichever engine of tests runs them.
 *
 * <p>An engine offers a {@link org.modelaudit.run.RunScope}. {@link org.modelaudit.run.SharedRun} makes the session of each test in it,
 * {@link org.modelaudit.run.Opening} opens models and pictures, {@link org.modelaudit.run.Locations} finds them.
 */
@NullMarked
package org.modelaudit.run;

import org.jspecify.annotations.NullMarked;
