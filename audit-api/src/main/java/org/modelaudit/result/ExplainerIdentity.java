package org.modelaudit.result;

import java.util.Map;

/**
 * Who was asked what the model looks at.
 *
 * @param id with dialect and version, for example {@code grad-cam/paper@1}
 * @param name for people
 * @param settings as resolved for this model: layer, class, and so on, in the order in which they are shown
 */
public record ExplainerIdentity(String id, String name, Map<String, String> settings) {}
