/**
 * Audits without code: files named {@code *.audit.yaml}, run by an engine of JUnit's platform beside Jupiter.
 *
 * <p>Start with {@link org.modelaudit.yaml.AuditFiles}, the one line that a build needs to find them, and {@code docs/yaml.md}. {@link
 * org.modelaudit.yaml.ModelAuditEngine} is the engine.
 */
@NullMarked
package org.modelaudit.yaml;

import org.jspecify.annotations.NullMarked;
