/**
 * YAML as values that know where they stand.
 *
 * <p>Start with {@link org.modelaudit.yaml.text.YamlFile}. What is wrong with a file is a {@link org.modelaudit.yaml.text.Mistake}.
 */
@NullMarked
package org.modelaudit.yaml.text;

import org.jspecify.annotations.NullMarked;
