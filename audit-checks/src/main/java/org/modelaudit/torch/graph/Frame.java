package org.modelaudit.torch.graph;

/**
 * A module that was being called when an operation ran.
 *
 * @param key the same for all operations of one call, another for the module's next call
 * @param path of the module from the top one, {@code layer1.0.conv1}
 * @param kind simple name of its class, {@code Conv2d}
 */
public record Frame(String key, String path, String kind) {}
