package org.modelaudit.data;

/**
 * What tells a sample from every other.
 *
 * @param content of everything that a map or a number of it can depend on, see {@link AuditSample#contentDigest()}
 * @param file SHA-256 of its picture's bytes, 64 lower-case hexadecimal digits
 */
public record SampleDigest(String content, String file) {}
