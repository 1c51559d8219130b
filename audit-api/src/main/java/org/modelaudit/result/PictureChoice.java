package org.modelaudit.result;

/**
 * Which pictures of a set an audit looked at.
 *
 * @param words how they were chosen, a clause
 * @param declared how many the set has that the audit was declared on
 */
public record PictureChoice(String words, int declared) {}
