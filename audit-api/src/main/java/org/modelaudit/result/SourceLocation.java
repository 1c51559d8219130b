package org.modelaudit.result;

/**
 * A place in the source of a test.
 *
 * @param file with slashes, relative to the folder of the repository, or to the working directory where that lies in none
 * @param line from 1
 */
public record SourceLocation(String file, int line) {}
