/** Stand-ins for models, explainers and metrics, and pictures drawn by the test. */
@NullMarked
package org.modelaudit.testing;

import org.jspecify.annotations.NullMarked;
